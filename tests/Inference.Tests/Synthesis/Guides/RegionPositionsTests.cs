using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Tests.Synthesis.Guides;

public sealed class RegionPositionsTests
{
    [Fact]
    public void Measure_TwoRegionsOfOneClass_MeasuresEachFromItsOwnEnds()
    {
        var (down, across) = RegionPositions.Measure(new LabelMap(new PixelSize(5, 2), 2, [1, 1, 0, 1, 0, 1, 1, 0, 1, 0]));
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f, 0.25f, 0.75f, 0.75f, 0.75f, 0.75f, 0.75f], down);
        Assert.Equal([0.25f, 0.75f, 0.5f, 0.5f, 0.5f, 0.25f, 0.75f, 0.5f, 0.5f, 0.5f], across);
    }

    [Fact]
    public void Measure_EndOfARow_DoesNotTouchTheNextRowsBeginning()
    {
        var (_, across) = RegionPositions.Measure(new LabelMap(new PixelSize(3, 2), 2, [0, 0, 1, 1, 0, 0]));
        Assert.Equal(0.5f, across[2]);
        Assert.Equal(0.5f, across[3]);
    }
}
