using System.Runtime.InteropServices;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Caching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>The shipped models at odd sizes, with exemplars of other proportions and with holes, from files to files.</summary>
public sealed class ServedSizesTests
{
    private const int Sky = 0;
    private const int Grass = 5;

    [Theory]
    [InlineData("landscape", 150, 131)]
    [InlineData("landscape", 129, 257)]
    [InlineData("analogy", 150, 131)]
    public void Translate_ToAnySize_CutsEverythingToIt(string model, int width, int height)
    {
        var options = Everything with { Width = width, Height = height, Probes = [new PixelPosition(width - 1, height - 1)] };

        var result = Translate(model, options, Exemplar(240, 96, hole: false), Map(240, 96));

        Assert.Equal((width, height), (result.Image.Width, result.Image.Height));
        Assert.Equal((width, height), (result.Flow!.Width, result.Flow.Height));
        Assert.Equal((width, height), (result.Confidence!.Width, result.Confidence.Height));
        Assert.Equal([height, width], result.Matches!.Shape.Take(2));
        Assert.Equal(
            Enumerable.Range(0, 4).Select(level => (Divide(width, 8 >> level), Divide(height, 8 >> level))),
            result.Warps.Select(warp => (warp.Picture.Width, warp.Picture.Height)));
        Assert.All(result.Probes[0].Levels.SelectMany(level => level.Matches), match =>
        {
            Assert.InRange(match.Position.X, 0, width - 1);
            Assert.InRange(match.Position.Y, 0, height - 1);
        });
    }

    [Fact]
    public void Translate_OfAWideMap_HasItsProportionsExactly()
    {
        var result = Translate("landscape", new TranslationOptions(), Exemplar(128, 128, hole: false), Map(128, 128), Map(480, 270));
        Assert.Equal((256, 144), (result.Image.Width, result.Image.Height));
    }

    [Fact]
    public void Translate_WithATransparentHalf_TakesNothingFromIt()
    {
        var options = Everything with { Width = 160, Height = 128 };

        var result = Translate("landscape", options, Exemplar(200, 100, hole: true), Map(200, 100));

        // Shape H×W×K×3 of column, row, weight; the left half of the exemplar is a hole.
        var values = MemoryMarshal.Cast<byte, ushort>(result.Matches!.Content.Span[^(result.Matches.Shape.Aggregate(2, (all, side) => all * side))..]);
        for (var i = 0; i < values.Length; i += 3)
        {
            Assert.True(values[i] >= 79, $"column {values[i]} of 160");
        }

        // What lies in the hole is bright red.
        var picture = PictureCodec.Decode(result.Image.Content.Span, "image", PictureLimits.Default);
        for (var pixel = 0; pixel < picture.Size.Pixels; pixel++)
        {
            var rgb = picture.Pixels.AsSpan(Picture.Channels * pixel, Picture.Channels);
            Assert.False(rgb[0] > 220 && rgb[1] < 60 && rgb[2] < 60, $"red at {pixel % 160}, {pixel / 160}");
        }
    }

    [Fact]
    public void Translate_Twice_GivesTheSameBytes()
    {
        var options = new TranslationOptions { Width = 150, Height = 131 };
        var exemplar = Exemplar(210, 100, hole: true);
        var first = Translate("landscape", options, exemplar, Map(210, 100)).Image.Content;
        Assert.True(first.Span.SequenceEqual(Translate("landscape", options, exemplar, Map(210, 100)).Image.Content.Span));
    }

    private static TranslationOptions Everything { get; } = new() { Warps = true, Flow = true, Confidence = true, Correspondence = true, Matches = true };

    private static TranslationResult Translate(string model, TranslationOptions options, byte[] exemplar, byte[] exemplarMap, byte[]? map = null)
    {
        using var encodings = new EncodingCache(0);
        var folder = ManifestReader.Read(Repository.PathOf("models", model));
        using var served = ModelLoader.Load(folder, new ComputeTarget(CPU, ScalarType.Float32), encodings);
        var request = new TranslationRequest
        {
            Map = new SemanticMapFile(map ?? Map(90, 77)),
            Exemplar = exemplar,
            ExemplarMap = new SemanticMapFile(exemplarMap),
            Options = options,
        };
        return served.Translate(request, new StageClock(TimeProvider.System, TestContext.Current.CancellationToken));
    }

    /// <summary>Sky over grass, as grey ids.</summary>
    private static byte[] Map(int width, int height) =>
        PngBuilder.Grey(width, height, [.. Enumerable.Range(0, width * height).Select(pixel => (byte)(pixel / width < height / 2 ? Sky : Grass))]);

    /// <summary>Blue over green; a hole, all red, takes the left half.</summary>
    private static byte[] Exemplar(int width, int height, bool hole) => PngBuilder.Rgba(width, height, [.. Enumerable.Range(0, width * height).SelectMany(pixel =>
    {
        int x = pixel % width, y = pixel / width, grain = ((x * 7) + (y * 13)) % 23;
        return hole && x < width / 2 ? (byte[])[255, 0, 0, 0]
            : y < height / 2 ? [(byte)(90 + grain), (byte)(150 + grain), 230, 255]
            : [(byte)(60 + grain), (byte)(130 + grain), 50, 255];
    })]);

    private static int Divide(int side, int factor) => (side + factor - 1) / factor;
}
