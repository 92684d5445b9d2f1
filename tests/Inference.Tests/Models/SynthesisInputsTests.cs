using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Tests.Models;

public sealed class SynthesisInputsTests
{
    private const int Classes = 4;

    private static readonly PixelSize Grid = new(128, 128);

    [Fact]
    public void Of_WithoutPadding_TakesEverythingAsItIs()
    {
        var map = Labels(Grid, pixel => pixel % 3);
        var matches = Enumerable.Range(0, (int)Grid.Pixels).Select(pixel => Grid.Pixels - 1 - pixel).ToArray();
        var input = SynthesisInputs.Of(new ModelInput(map, Blank(Grid), map), map.Indices, map.Indices, null, matches);
        Assert.Equal(map.Indices, input.Map.Indices);
        Assert.Same(map, input.ExemplarMap);
        Assert.Same(matches, input.Start!.Matches);
        Assert.Null(input.Doubts);
    }

    [Fact]
    public void Of_AStandIn_ReplacesItsClassInThePaintedMapToo()
    {
        var (computed, painted) = (Labels(Grid, pixel => pixel % 3), Labels(new PixelSize(250, 256), pixel => pixel % 3));
        var standIns = Array.ConvertAll(computed.Indices, label => label == 2 ? (byte)3 : label);
        var exemplar = new Exemplar(Blank(new PixelSize(256, 256)), Labels(new PixelSize(256, 256), _ => 0), Mask: null);
        var input = SynthesisInputs.Of(
            new ModelInput(computed, Blank(Grid), computed) { Painting = new Painting(painted, exemplar, Scale: 2) },
            standIns, computed.Indices, null, new long[Grid.Pixels]);
        Assert.Equal(painted.Size, input.Map.Size);
        Assert.Equal(Array.ConvertAll(painted.Indices, label => label == 2 ? (byte)3 : label), input.Map.Indices);
    }

    [Fact]
    public void Of_PaddedGridsAtHalfTheSize_CutsMatchesAndEnlargesReadClasses()
    {
        // The result is 201×150, computed at 101×75; the exemplar 240×140, matched at 120×70. Both stand on grids of 128².
        PixelSize size = new(201, 150), own = new(240, 140);
        var map = Labels(Grid, _ => 0);
        byte[] read = [.. Enumerable.Range(0, (int)Grid.Pixels).Select(pixel => (byte)(pixel % 128 / 60))];
        byte[] doubts = [.. Enumerable.Range(0, (int)Grid.Pixels).Select(pixel => (byte)(pixel / 128))];
        var matches = new long[Grid.Pixels];
        matches[(74 * 128) + 100] = (69 * 128) + 119;
        var input = SynthesisInputs.Of(
            new ModelInput(map, Blank(Grid), null) { Painting = new Painting(Labels(size, _ => 0), new Exemplar(Blank(own), null, null), Scale: 2) },
            map.Indices, read, doubts, matches);
        Assert.Equal(own, input.ExemplarMap.Size);
        Assert.Equal(0, input.ExemplarMap.Indices[119]);
        Assert.Equal(1, input.ExemplarMap.Indices[120]);
        Assert.Equal(69, input.Doubts![^1]);
        Assert.Equal((101, 75, 120, 70), (input.Start!.Width, input.Start.Height, input.Start.SourceWidth, input.Start.SourceHeight));
        Assert.Equal((69 * 120) + 119, input.Start.Matches[^1]);
    }

    private static LabelMap Labels(PixelSize size, Func<int, int> label) =>
        new(size, Classes, [.. Enumerable.Range(0, (int)size.Pixels).Select(pixel => (byte)label(pixel))]);

    private static Picture Blank(PixelSize size) => new(size, new byte[size.Pixels * Picture.Channels]);
}
