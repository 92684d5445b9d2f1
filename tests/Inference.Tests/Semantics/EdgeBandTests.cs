using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Edges;

namespace CoCosNet.Inference.Tests.Semantics;

/// <summary>Edge maps as label maps.</summary>
public sealed class EdgeBandTests
{
    private const int Side = 96;

    [Fact]
    public void At_OfALine_HasBandsAroundIt()
    {
        var map = (LabelMap)Read(column => column == 48 ? byte.MaxValue : byte.MinValue).At(new PixelSize(Side, Side));

        int[] columns = [43, 44, 46, 47, 48, 49, 50, 52, 53];
        Assert.Equal([2, 1, 1, 0, 0, 0, 1, 1, 2], columns.Select(column => (int)map.Indices[(10 * Side) + column]));
    }

    [Fact]
    public void At_ASmallerSize_KeepsThinLines()
    {
        var map = (LabelMap)Read(column => column == 47 ? byte.MaxValue : byte.MinValue).At(new PixelSize(32, 32));

        Assert.All(Enumerable.Range(0, 32), row => Assert.Equal(0, map.Indices[(row * 32) + 15]));
    }

    [Fact]
    public void At_WithoutEdges_IsAllSurface() =>
        Assert.All(((LabelMap)Read(_ => 0).At(new PixelSize(Side, Side))).Indices, band => Assert.Equal(EdgeBands.Count - 1, band));

    [Fact]
    public void Read_OfDarkLinesOnWhite_TakesTheDarkOnesAndSaysSo()
    {
        var (dark, bright) = (Read(column => column == 48 ? byte.MinValue : byte.MaxValue), Read(column => column == 48 ? byte.MaxValue : byte.MinValue));

        Assert.Equal("dark_edges", Assert.Single(dark.Reading.Notes).Code);
        Assert.Empty(bright.Reading.Notes);
        var size = new PixelSize(Side, Side);
        Assert.Equal(((LabelMap)bright.At(size)).Indices, ((LabelMap)dark.At(size)).Indices);
    }

    private static SemanticSource Read(Func<int, byte> brightness)
    {
        var png = PngBuilder.Grey(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(pixel => brightness(pixel % Side))]);
        return new EdgeReader(PictureLimits.Default, asLabels: true).Read(new SemanticMapFile(png), "map", ReadingOptions.Exact);
    }
}
