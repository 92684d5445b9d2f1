using System.Globalization;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Caching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>Results that repeat, with the shipped models: every exemplar of the samples on a map that repeats along both axes.</summary>
public sealed class ServedTilingTests
{
    /// <summary>Sides that are odd at some level.</summary>
    private static readonly PixelSize Size = new(174, 150);

    [Theory]
    [InlineData("landscape", Tiling.Xy, 4)]
    [InlineData("analogy", Tiling.Xy, 16)]
    [InlineData("analogy", Tiling.X, 2)]
    [InlineData("analogy", Tiling.Y, 2)]
    public void Translate_TiledSamples_HaveNoLargerStepAcrossTheWrap(string model, Tiling tile, int samples)
    {
        var measured = Measure(model, Samples().Take(samples), tile).ToList();
        var unseen = measured.Count(seam => seam.Wrap <= seam.Largest);
        var average = measured.Average(seam => seam.Wrap);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{model} {tile}: {unseen} of {measured.Count} within, {average:0.000} of a usual step on average, at most {measured.Max(seam => seam.Wrap):0.000}"));
        Assert.True(unseen >= 0.95 * measured.Count, $"{unseen} of {measured.Count} wraps are within the other steps.");
        Assert.True(average <= 1.5, $"The step across the wrap is {average:0.00} of a usual one.");
    }

    [Fact]
    public void Translate_SamplesThatAreNotTiled_HaveASeam()
    {
        var measured = Measure("analogy", Samples().Take(2), Tiling.None).ToList();
        var average = measured.Average(seam => seam.Wrap);
        Assert.True(average > 2, $"The step across the wrap is {average:0.00} of a usual one.");
    }

    private static IEnumerable<SeamMeasure> Measure(string model, IEnumerable<(string Folder, string File)> samples, Tiling tile)
    {
        using var encodings = new EncodingCache(0);
        using var served = ModelLoader.Load(ManifestReader.Read(Repository.PathOf("models", model)), new ComputeTarget(CPU, ScalarType.Float32), encodings);
        foreach (var (folder, file) in samples)
        {
            var map = Repeating(PictureCodec.Decode(File.ReadAllBytes(Path.Combine(folder, "map.png")), "map", PictureLimits.Default));
            var request = new TranslationRequest
            {
                Map = new SemanticMapFile(PictureCodec.Encode(map, PictureFormat.Png, quality: 100)),
                Exemplar = File.ReadAllBytes(file),
                ExemplarMap = new SemanticMapFile(File.ReadAllBytes(Path.Combine(folder, "exemplar-map.png"))),
                Options = new TranslationOptions { Width = Size.Width, Height = Size.Height, Tile = tile },
            };
            var result = served.Translate(request, new StageClock(TimeProvider.System, TestContext.Current.CancellationToken));
            var picture = PictureCodec.Decode(result.Image.Content.Span, "image", PictureLimits.Default);
            foreach (var axis in tile is Tiling.X or Tiling.Y ? new[] { tile } : [Tiling.X, Tiling.Y])
            {
                yield return new SeamMeasure(picture, map, down: axis == Tiling.Y);
            }
        }
    }

    /// <summary>A map and its mirror images, at <see cref="Size"/>: they repeat along both axes.</summary>
    private static Picture Repeating(Picture map)
    {
        var pixels = new byte[Size.Pixels * Picture.Channels];
        for (var pixel = 0; pixel < Size.Pixels; pixel++)
        {
            int x = Fold(pixel % Size.Width, Size.Width, map.Width), y = Fold(pixel / Size.Width, Size.Height, map.Height);
            map.Pixels.AsSpan(Picture.Channels * ((y * map.Width) + x), Picture.Channels).CopyTo(pixels.AsSpan(Picture.Channels * pixel));
        }

        return new Picture(Size, pixels);

        static int Fold(int at, int side, int of) => Math.Min(at, side - 1 - at) * of * 2 / side;
    }

    /// <summary>One exemplar of every scene, then the next of every scene.</summary>
    private static IEnumerable<(string Folder, string File)> Samples() =>
        from look in Enumerable.Range(0, 4)
        from folder in Directory.GetDirectories(Repository.PathOf("samples")).Order(StringComparer.Ordinal)
        where File.Exists(Path.Combine(folder, "exemplar-map.png"))
        select (folder, Directory.GetFiles(folder, "exemplar*").Where(file => Path.GetFileName(file) != "exemplar-map.png").Order(StringComparer.Ordinal).ElementAt(look));
}
