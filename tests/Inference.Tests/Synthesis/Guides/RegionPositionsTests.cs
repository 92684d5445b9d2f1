using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Tests.Synthesis.Guides;

public sealed class RegionPositionsTests
{
    [Fact]
    public void Measure_TwoRegionsOfOneClass_MeasuresEachFromItsOwnEnds()
    {
        var (down, across) = RegionPositions.Measure(new LabelMap(new PixelSize(5, 2), 2, [1, 1, 0, 1, 0, 1, 1, 0, 1, 0]), new PaddedGrid(5, 2));
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f, 0.25f, 0.75f, 0.75f, 0.75f, 0.75f, 0.75f], down);
        Assert.Equal([0.25f, 0.75f, 0.5f, 0.5f, 0.5f, 0.25f, 0.75f, 0.5f, 0.5f, 0.5f], across);
    }

    [Fact]
    public void Measure_EndOfARow_DoesNotTouchTheNextRowsBeginning()
    {
        var (_, across) = RegionPositions.Measure(new LabelMap(new PixelSize(3, 2), 2, [0, 0, 1, 1, 0, 0]), new PaddedGrid(3, 2));
        Assert.Equal(0.5f, across[2]);
        Assert.Equal(0.5f, across[3]);
    }

    [Fact]
    public void Measure_RegionAcrossATiledEdge_IsOneRegion()
    {
        var map = new LabelMap(new PixelSize(3, 2), 2, [1, 0, 0, 0, 0, 1]);
        var (down, _) = RegionPositions.Measure(map, new PaddedGrid(3, 2, Tiling.X));
        Assert.Equal((0.5f, 0.5f), (down[0], down[5]));
        map = new LabelMap(new PixelSize(3, 2), 2, [1, 0, 1, 0, 0, 1]);
        (down, _) = RegionPositions.Measure(map, new PaddedGrid(3, 2, Tiling.X));
        Assert.Equal((0.25f, 0.25f, 0.75f), (down[0], down[2], down[5]));
    }
}
