using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Inference.Tests.Analogy;
using CoCosNet.Model.Ops;

namespace CoCosNet.Inference.Tests.Synthesis;

public sealed class TextureSynthesisTests
{
    private static readonly PixelSize Square = new(128, 128);
    private static readonly PixelSize Wide = new(200, 90);

    [Fact]
    public void Paint_MapAndExemplarOfOneLayout_ReturnsTheExemplar()
    {
        var map = TexturedScene.Map(new PixelSize(141, 77), 0.4, 0.6);
        var exemplar = TexturedScene.Paint(map);
        Assert.Equal(exemplar.Pixels, Paint(new SynthesisInput(map, exemplar, map)).Pixels);
    }

    [Fact]
    public void Paint_ExemplarOfAnotherSizeAndProportions_PaintsTheMapsSize()
    {
        var map = TexturedScene.Map(Square, 0.5, 0.35);
        var exemplarMap = TexturedScene.Map(Wide, 0.3, 0.7);
        var picture = Paint(new SynthesisInput(map, TexturedScene.Paint(exemplarMap), exemplarMap));
        Assert.Equal(Square, picture.Size);
        for (byte label = 0; label < TexturedScene.Classes; label++)
        {
            var wanted = TexturedScene.MeanColor(TexturedScene.Paint(exemplarMap), exemplarMap, label);
            var painted = TexturedScene.MeanColor(picture, map, label);
            Assert.True(wanted.Zip(painted).All(pair => Math.Abs(pair.First - pair.Second) < 12), $"Class {label} has another colour.");
        }
    }

    [Fact]
    public void Paint_ItsOwnMapFromAMisleadingStart_ReproducesTheExemplar()
    {
        var map = TexturedScene.Map(Square, 0.5, 0.35);
        var exemplar = TexturedScene.Paint(map);
        long[] mirrored = [.. Enumerable.Range(0, (int)Square.Pixels).Select(pixel => (long)(pixel + Square.Width - 1 - (2 * (pixel % Square.Width))))];
        var start = new StartField(Square.Width, Square.Height, Square.Width, Square.Height, mirrored);
        Assert.Equal(exemplar.Pixels, Paint(new SynthesisInput(map, exemplar, map) { Start = start }).Pixels);
    }

    [Fact]
    public void Paint_UnusablePixels_AreNeverCopied()
    {
        var map = TexturedScene.Map(Square, (_, _) => 0);
        var exemplar = new byte[Square.Pixels * Picture.Channels];
        var usable = new bool[Square.Pixels];
        for (var pixel = 0; pixel < usable.Length; pixel++)
        {
            usable[pixel] = pixel % Square.Width > 50;
            exemplar.AsSpan(Picture.Channels * pixel, Picture.Channels).Fill((byte)(usable[pixel] ? 60 + (pixel * 7 % 50) : 255));
        }

        var picture = Paint(new SynthesisInput(map, new Picture(Square, exemplar), map) { Usable = usable });
        Assert.True(picture.Pixels.Max() < 200);
    }

    [Fact]
    public void Paint_NothingUsable_Throws()
    {
        var map = TexturedScene.Map(Square, (_, _) => 0);
        Assert.Throws<ArgumentException>(() => Paint(new SynthesisInput(map, TexturedScene.Paint(map), map) { Usable = new bool[Square.Pixels] }));
    }

    [Fact]
    public void Paint_OnAnyNumberOfThreads_GivesTheSameBytes()
    {
        var input = Moved();
        var threads = KernelThreads.Count;
        try
        {
            KernelThreads.Count = 1;
            var one = Paint(input);
            KernelThreads.Count = 4;
            Assert.Equal(one.Pixels, Paint(input).Pixels);
        }
        finally
        {
            KernelThreads.Count = threads;
        }
    }

    [Fact]
    public void Paint_AnotherSeed_GivesAnotherPicture()
    {
        var input = Moved();
        Assert.NotEqual(Paint(input).Pixels, Paint(input with { Seed = 1 }).Pixels);
    }

    [Fact]
    public void Paint_SeveralSeeds_TakeOtherPiecesOfTheSameColours()
    {
        var input = Moved();
        var levels = Enumerable.Range(0, 4)
            .Select(seed => new TextureSynthesis(new SynthesisSettings()).Paint(input with { Seed = seed }, cancellation: TestContext.Current.CancellationToken))
            .ToList();
        for (var first = 0; first < levels.Count; first++)
        {
            for (var second = first + 1; second < levels.Count; second++)
            {
                var (one, other) = (levels[first].Matches(), levels[second].Matches());
                var share = one.Zip(other).Count(pair => pair.First != pair.Second) / (double)one.Length;
                Assert.True(share >= 0.3, $"Seeds {first} and {second} differ at {share:P0} of the pixels.");
            }
        }

        for (byte label = 0; label < TexturedScene.Classes; label++)
        {
            var colors = levels.ConvertAll(level => TexturedScene.MeanColor(level.Target.ToPicture(), input.Map, label));
            Assert.All(colors, color => Assert.All(color.Zip(colors[0]), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 4)));
        }
    }

    [Fact]
    public void Paint_LargeRegionOfASmallExemplar_UsesAllOfIt()
    {
        var map = TexturedScene.Map(Square, (_, _) => 1);
        var exemplarMap = TexturedScene.Map(Square, (x, _) => x < 0.4 ? 1 : 0);
        var level = new TextureSynthesis(new SynthesisSettings()).Paint(new SynthesisInput(map, TexturedScene.Paint(exemplarMap), exemplarMap), cancellation: TestContext.Current.CancellationToken);
        var uses = level.Matches().CountBy(match => match).Select(pair => pair.Value).OrderDescending().ToList();
        var offered = exemplarMap.Indices.Count(label => label == 1);
        Assert.True(uses.Count > offered / 2, $"{uses.Count} of {offered} pixels are used.");
        Assert.True(uses[0] < 40, $"One pixel is used {uses[0]} times.");
    }

    private static SynthesisInput Moved()
    {
        var exemplarMap = TexturedScene.Map(Square, 0.3, 0.7);
        return new SynthesisInput(TexturedScene.Map(Square, 0.5, 0.35), TexturedScene.Paint(exemplarMap), exemplarMap);
    }

    private static Picture Paint(SynthesisInput input) => new TextureSynthesis(new SynthesisSettings()).Paint(input).Target.ToPicture();
}
