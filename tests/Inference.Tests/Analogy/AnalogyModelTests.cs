using CoCosNet.Inference.Analogy;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;
using TorchSharp;

namespace CoCosNet.Inference.Tests.Analogy;

public sealed class AnalogyModelTests
{
    private static readonly PixelSize Square = new(128, 128);

    [Fact]
    public void Translate_IdenticalMaps_ReturnsTheExemplar()
    {
        var map = TexturedScene.Map(Square, 0.4, 0.6);
        var input = TexturedScene.Input(map, map);
        var picture = Translate(input);
        var error = picture.Pixels.Zip(input.Exemplar.Pixels, (a, b) => (double)(a - b) * (a - b)).Average();
        var decibels = 10 * Math.Log10(255 * 255 / Math.Max(error, 1e-9));
        Assert.True(decibels > 40, $"{decibels:f1} dB");
    }

    [Theory]
    [InlineData(128, 128)]
    [InlineData(128, 256)]
    [InlineData(288, 160)]
    public void Translate_AnotherLayout_KeepsEachClassInItsRegion(int width, int height)
    {
        var size = new PixelSize(width, height);
        var map = TexturedScene.Map(size, 0.5, 0.35);
        var input = TexturedScene.Input(map, TexturedScene.Map(size, 0.3, 0.7));
        var picture = Translate(input);
        for (byte label = 0; label < TexturedScene.Classes; label++)
        {
            var painted = TexturedScene.MeanColor(picture, map, label);
            Assert.Equal(label, NearestClass(painted, input));
        }
    }

    [Fact]
    public void Translate_AnotherLayout_NeverBlendsAcrossARegionsBorder()
    {
        var map = TexturedScene.Map(Square, 0.5, 0.35);
        var input = TexturedScene.Input(map, TexturedScene.Map(Square, 0.3, 0.7));
        var picture = Translate(input);
        var palette = Palette(input);
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            double[] color = [picture.Pixels[3 * pixel], picture.Pixels[3 * pixel + 1], picture.Pixels[3 * pixel + 2]];
            Assert.Equal(map.Indices[pixel], Nearest(palette, color));
        }
    }

    [Fact]
    public void Translate_AnotherLayout_KeepsTheGrain()
    {
        var map = TexturedScene.Map(Square, 0.5, 0.35);
        var input = TexturedScene.Input(map, TexturedScene.Map(Square, 0.3, 0.7));
        var painted = Grain(Translate(input));
        var exemplar = Grain(input.Exemplar);
        Assert.True(painted > 0.75 * exemplar, $"{painted:f2} of {exemplar:f2}");
    }

    [Fact]
    public void Translate_SameInputTwice_GivesTheSameBytes()
    {
        var input = TexturedScene.Input(TexturedScene.Map(Square, 0.5, 0.35), TexturedScene.Map(Square, 0.3, 0.7));
        Assert.Equal(Translate(input).Pixels, Translate(input).Pixels);
    }

    [Fact]
    public void Translate_ClassTheExemplarLacks_IsPaintedLikeWhatIsAroundIt()
    {
        var map = TexturedScene.Map(Square, (x, y) => y < 0.4 ? 0 : x is > 0.3 and < 0.6 && y is > 0.6 and < 0.8 ? 3 : 1);
        var input = TexturedScene.Input(map, TexturedScene.Map(Square, (_, y) => y < 0.5 ? 0 : 1));
        Assert.Equal(1, NearestClass(TexturedScene.MeanColor(Translate(input), map, 3), input));
    }

    [Fact]
    public void Translate_NoClassInCommon_PaintsEveryPixelFromTheExemplar()
    {
        var map = TexturedScene.Map(Square, (_, y) => y < 0.4 ? 2 : 3);
        var input = TexturedScene.Input(map, TexturedScene.Map(Square, (_, y) => y < 0.5 ? 0 : 1));
        var picture = Translate(input);
        Assert.Equal(0, NearestClass(TexturedScene.MeanColor(picture, map, 2), input));
        Assert.Equal(1, NearestClass(TexturedScene.MeanColor(picture, map, 3), input));
    }

    [Fact]
    public void Translate_SingleClass_MakesItsTexture()
    {
        var map = TexturedScene.Map(Square, (_, _) => 1);
        var input = TexturedScene.Input(map, TexturedScene.Map(Square, 0.3, 0.7));
        Assert.Equal(1, NearestClass(TexturedScene.MeanColor(Translate(input), map, 1), input));
    }

    [Fact]
    public void Translate_ManyScatteredClasses_PaintsThem()
    {
        var random = new Random(3);
        var size = new PixelSize(128, 160);
        var map = Speckles(size, random);
        var exemplarMap = Speckles(size, random);
        var picture = Translate(new ModelInput(map, InClassColors(exemplarMap), exemplarMap));
        Assert.Equal(InClassColors(map).Pixels, picture.Pixels);
    }

    [Fact]
    public void Translate_Always_GivesFourWarpsFromAnEighthUp()
    {
        var size = new PixelSize(160, 128);
        using var scope = torch.NewDisposeScope();
        var output = Run(TexturedScene.Input(TexturedScene.Map(size, 0.5, 0.35), TexturedScene.Map(size, 0.3, 0.7)), CancellationToken.None);
        Assert.Equal([1, 3, 128, 160], output.Image.shape);
        Assert.Equal(["1×3×16×20", "1×3×32×40", "1×3×64×80", "1×3×128×160"], output.Warps.Select(warp => string.Join('×', warp.shape)));
        Assert.All(output.Warps.Append(output.Image), tensor => Assert.InRange(tensor.abs().max().item<float>(), 0f, 1f));
    }

    [Fact]
    public void Translate_AskedForMatches_GivesOneAPixel()
    {
        using var scope = torch.NewDisposeScope();
        var input = TexturedScene.Input(TexturedScene.Map(Square, 0.5, 0.35), TexturedScene.Map(Square, 0.3, 0.7));
        Assert.Empty(Run(input, CancellationToken.None).Matches);
        var matches = Run(input with { Matches = true }, CancellationToken.None).Matches;
        Assert.Equal(["1×1×16×16", "1×1×32×32", "1×1×64×64", "1×1×128×128"], matches.Select(level => string.Join('×', level.Indices.shape)));
        Assert.All(matches, level => Assert.Equal(level.Indices.shape, level.Weights.shape));
    }

    [Fact]
    public void Translate_WithoutExemplarMap_Throws()
    {
        var input = TexturedScene.Input(TexturedScene.Map(Square, 0.5, 0.35), TexturedScene.Map(Square, 0.3, 0.7));
        Assert.Throws<ArgumentException>(() => Translate(input with { ExemplarMap = null }));
    }

    [Fact]
    public void Translate_Cancelled_Stops()
    {
        var input = TexturedScene.Input(TexturedScene.Map(Square, 0.5, 0.35), TexturedScene.Map(Square, 0.3, 0.7));
        Assert.Throws<OperationCanceledException>(() => Run(input, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Translate_Always_LeavesNoTensorBehind()
    {
        var input = TexturedScene.Input(TexturedScene.Map(Square, 0.5, 0.35), TexturedScene.Map(Square, 0.3, 0.7));
        using var outer = torch.NewDisposeScope();
        var output = Run(input, CancellationToken.None);
        Assert.Equal(1 + output.Warps.Count, outer.DisposablesCount);
    }

    private static LabelMap Speckles(PixelSize size, Random random)
    {
        var indices = new byte[size.Pixels];
        for (var pixel = 0; pixel < indices.Length; pixel++)
        {
            indices[pixel] = (byte)random.Next(SynthesisSettings.MaximumClasses);
        }

        return new LabelMap(size, SynthesisSettings.MaximumClasses, indices);
    }

    /// <summary>Every class in a colour of its own.</summary>
    private static Picture InClassColors(LabelMap map) =>
        new(map.Size, [.. map.Indices.SelectMany(label => (byte[])[label, (byte)(255 - label), (byte)(label * 7)])]);

    private static Picture Translate(ModelInput input)
    {
        using var scope = torch.NewDisposeScope();
        return PictureTensors.ToPicture(Run(input, CancellationToken.None).Image);
    }

    private static ModelOutput Run(ModelInput input, CancellationToken cancellation)
    {
        using var noGradients = torch.no_grad();
        using var model = new AnalogyModel(new SynthesisSettings());
        return model.Translate(input, new StageClock(TimeProvider.System, cancellation));
    }

    private static int NearestClass(double[] color, ModelInput input) => Nearest(Palette(input), color);

    /// <summary>The mean colour of each of the exemplar's classes.</summary>
    private static Dictionary<byte, double[]> Palette(ModelInput input)
    {
        var map = (LabelMap)input.ExemplarMap!;
        return map.Indices.Distinct().ToDictionary(label => label, label => TexturedScene.MeanColor(input.Exemplar, map, label));
    }

    private static int Nearest(Dictionary<byte, double[]> palette, double[] color) =>
        palette.MinBy(known => known.Value.Zip(color, (a, b) => (a - b) * (a - b)).Sum()).Key;

    /// <summary>Mean difference of neighbours in a row.</summary>
    private static double Grain(Picture picture)
    {
        var total = 0L;
        for (var i = Picture.Channels; i < picture.Pixels.Length; i++)
        {
            total += Math.Abs(picture.Pixels[i] - picture.Pixels[i - Picture.Channels]);
        }

        return (double)total / picture.Pixels.Length;
    }
}
