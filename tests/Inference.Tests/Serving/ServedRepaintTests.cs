using System.Globalization;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Inference.Serving.Repainting;
using CoCosNet.Inference.Synthesis;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>Strokes on the maps of the samples, with the shipped models: what is painted again, and what the picture is compared with the whole computation.</summary>
public sealed class ServedRepaintTests : IDisposable
{
    private static readonly string Samples = Repository.PathOf("samples");

    private readonly EncodingCache _encodings = new(256L << 20);
    private readonly ResultCache _results = new(256L << 20, TimeSpan.FromHours(1));

    /// <summary>Strokes of the page's brush: sample, class, width of the brush and two ends, in parts of the map.</summary>
    public static TheoryData<string, string, string, double, double, double, double, double> Strokes => new()
    {
        { "landscape", "lake", "#7ab848", 0.08, 0.30, 0.78, 0.70, 0.86 },
        { "landscape", "lake", "#2664be", 0.08, 0.15, 0.60, 0.45, 0.75 },
        { "landscape", "lake", "#7ebef2", 0.07, 0.40, 0.42, 0.75, 0.36 },
        { "landscape", "valley", "#fafcff", 0.08, 0.30, 0.30, 0.65, 0.45 },
        { "landscape", "coast", "#226e38", 0.07, 0.30, 0.60, 0.75, 0.80 },
        { "landscape", "village", "#7ab848", 0.07, 0.20, 0.55, 0.60, 0.65 },
        { "analogy", "lake", "#7ab848", 0.08, 0.30, 0.78, 0.70, 0.86 },
        { "analogy", "valley", "#7ebef2", 0.08, 0.35, 0.30, 0.70, 0.45 },
    };

    public void Dispose()
    {
        _encodings.Dispose();
        _results.Dispose();
    }

    [Theory]
    [MemberData(nameof(Strokes))]
    public void Translate_StrokeOnASample_ChangesOnlyItsSurroundingsAndHasNoSeam(
        string model, string sample, string color, double width, double x1, double y1, double x2, double y2)
    {
        using var served = Load(model);
        var map = Decode(File.ReadAllBytes(Path.Combine(Samples, sample, "map.png")));
        var stroked = Stroke(map, color, width, (x1, y1), (x2, y2));
        var first = Translate(served, sample, map);
        var local = Translate(served, sample, stroked, first.Id);
        var whole = Translate(served, sample, stroked);

        Assert.Equal(RepaintScope.Local, local.Repaint!.Scope);
        var (before, after) = (Labels(served, map), Labels(served, stroked));
        var changes = SynthesisWindow.OfChanges(new PaddedGrid(map.Width, map.Height), before.Indices, after.Indices);
        var measure = new RepaintMeasure(changes, after, Decode(first.Image.Content), Decode(local.Image.Content), Decode(whole.Image.Content));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model} {sample} {color}: {local.Repaint.Share:P1} painted; ΔE {Text(measure.ColorDifferences)}; energy {Text(measure.EnergyRatios)}; border {measure.BorderRatio:0.00}, pasted {measure.PastedRatio:0.00}"));
        Assert.Equal(0, measure.ChangedOutside);
        Assert.True(measure.ColorDifferences.Max() <= 8, $"A class's colour differs by ΔE {measure.ColorDifferences.Max():0.0}.");
        Assert.True(measure.BorderRatio - 1 <= (measure.PastedRatio - 1) / 2, $"{measure.BorderRatio:0.00} is no better than pasting, {measure.PastedRatio:0.00}.");
        Assert.True(measure.BorderRatio <= 1.35, $"Steps across the border are {measure.BorderRatio:0.00} of those before.");
        Assert.All(measure.EnergyRatios, ratio => Assert.InRange(ratio, 0.5, 2));
    }

    [Fact]
    public void Translate_TheSameChain_GivesTheSameBytes()
    {
        using var served = Load("landscape");
        var map = Decode(File.ReadAllBytes(Path.Combine(Samples, "valley", "map.png")));
        var once = Stroke(map, "#7ab848", 0.06, (0.2, 0.7), (0.5, 0.75));
        var twice = Stroke(once, "#226e38", 0.06, (0.6, 0.6), (0.8, 0.7));
        Assert.Equal(Chain(), Chain());

        (string?, string?, string) Chain()
        {
            var stroked = Translate(served, "valley", once, Translate(served, "valley", map).Id);
            var again = Translate(served, "valley", twice, stroked.Id);
            Assert.All((TranslationResult[])[stroked, again], result => Assert.Equal(RepaintScope.Local, result.Repaint!.Scope));
            return (stroked.Id, again.Id, Convert.ToHexString(again.Image.Content.Span));
        }
    }

    [Fact]
    public void Translate_WhatCannotBePaintedAlone_IsTheWholeComputation()
    {
        using var served = Load("analogy");
        var map = Decode(File.ReadAllBytes(Path.Combine(Samples, "valley", "map.png")));
        var stroked = Stroke(map, "#7ab848", 0.06, (0.2, 0.7), (0.5, 0.75));
        var first = Translate(served, "valley", map).Id;
        var whole = Translate(served, "valley", stroked);

        var unknown = Translate(served, "valley", stroked, new string('0', 64));
        Assert.Equal((RepaintReason.UnknownResult, whole.Id), (Reason(unknown), unknown.Id));
        Assert.Equal(whole.Image.Content.ToArray(), unknown.Image.Content.ToArray());
        Assert.Equal(RepaintReason.OtherInput, Reason(Translate(served, "lake", stroked, first)));
        Assert.Equal(RepaintReason.OtherInput, Reason(Translate(served, "valley", new Picture(new PixelSize(map.Width, 128), map.Pixels[..(Picture.Channels * 128 * map.Width)]), first)));
        Assert.Equal(RepaintReason.OtherClasses, Reason(Translate(served, "valley", Stroke(map, "#c44436", 0.06, (0.2, 0.7), (0.5, 0.75)), first)));
        Assert.Equal(RepaintReason.LargeChange, Reason(Translate(served, "valley", Striped(map), first)));
        foreach (var options in (TranslationOptions[])[new() { Seed = 1 }, new() { Variations = 2 }, new() { Tile = Tiling.X }, new() { Matches = true }, new() { Warps = true }])
        {
            Assert.Equal(RepaintReason.Unsupported, Reason(Translate(served, "valley", stroked, first, options)));
        }

        Assert.Null(whole.Repaint);
        Assert.Equal(RepaintScope.Local, Translate(served, "valley", stroked, first).Repaint!.Scope);

        static RepaintReason? Reason(TranslationResult result)
        {
            Assert.Equal((RepaintScope.Whole, 1.0), (result.Repaint!.Scope, result.Repaint.Share));
            return result.Repaint.Reason;
        }
    }

    [Fact]
    public void Translate_InAnotherFormat_KeepsTheRestOfThePicture()
    {
        using var served = Load("analogy");
        var map = Decode(File.ReadAllBytes(Path.Combine(Samples, "valley", "map.png")));
        var stroked = Stroke(map, "#7ab848", 0.06, (0.2, 0.7), (0.5, 0.75));
        var first = Translate(served, "valley", map, options: new TranslationOptions { Format = PictureFormat.Jpeg });
        var local = Translate(served, "valley", stroked, first.Id);
        Assert.Equal((RepaintScope.Local, PictureFormat.Png), (local.Repaint!.Scope, local.Image.Format));
    }

    [Fact]
    public void Keep_MoreThanTheBudget_EvictsTheOldest()
    {
        using var served = Load("analogy");
        var map = Decode(File.ReadAllBytes(Path.Combine(Samples, "valley", "map.png")));
        var kept = _results.Find(Translate(served, "valley", map).Id!)!;
        using var cache = new ResultCache(kept.Bytes * 2, TimeSpan.FromHours(1));
        foreach (var id in (string[])["first", "second", "third"])
        {
            cache.Keep(id, kept);
        }

        Assert.Null(cache.Find("first"));
        Assert.Same(kept, cache.Find("third"));
        using var none = new ResultCache(0, TimeSpan.FromHours(1));
        none.Keep("first", kept);
        Assert.Null(none.Find("first"));
    }

    private static string Text(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(number => number.ToString("0.00", CultureInfo.InvariantCulture)));

    private static Picture Decode(ReadOnlyMemory<byte> file) => PictureCodec.Decode(file.Span, "picture", PictureLimits.Default);

    private static Picture Stroke(Picture map, string color, double width, (double X, double Y) from, (double X, double Y) to)
    {
        var pixels = map.Pixels.ToArray();
        var paint = Convert.FromHexString(color.AsSpan(1));
        var radius = width / 2 * map.Height;
        for (var y = 0; y < map.Height; y++)
        {
            for (var x = 0; x < map.Width; x++)
            {
                var (dx, dy) = ((to.X - from.X) * map.Width, (to.Y - from.Y) * map.Height);
                var (px, py) = (x - (from.X * map.Width), y - (from.Y * map.Height));
                var along = Math.Clamp(((px * dx) + (py * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
                if (Math.Pow(px - (along * dx), 2) + Math.Pow(py - (along * dy), 2) <= radius * radius)
                {
                    paint.CopyTo(pixels.AsSpan(Picture.Channels * ((y * map.Width) + x)));
                }
            }
        }

        return new Picture(map.Size, pixels);
    }

    /// <summary>Draws narrow stripes of grass over everything, so that each class remains.</summary>
    private static Picture Striped(Picture map)
    {
        byte[] grass = [0x7a, 0xb8, 0x48];
        var pixels = map.Pixels.ToArray();
        for (var pixel = 0; pixel < map.Size.Pixels; pixel += 16)
        {
            grass.CopyTo(pixels, Picture.Channels * pixel);
        }

        return new Picture(map.Size, pixels);
    }

    private static LabelMap Labels(ServedModel served, Picture map)
    {
        var indices = new byte[map.Size.Pixels];
        for (var pixel = 0; pixel < indices.Length; pixel++)
        {
            var color = $"#{Convert.ToHexStringLower(map.Pixels.AsSpan(Picture.Channels * pixel, Picture.Channels))}";
            indices[pixel] = (byte)served.Description.Classes.Select(known => known.Color).ToList().IndexOf(color);
        }

        return new LabelMap(map.Size, served.Description.Classes.Count, indices);
    }

    private static TranslationResult Translate(ServedModel served, string sample, Picture map, string? continues = null, TranslationOptions? options = null) =>
        served.Translate(
            new TranslationRequest
            {
                Map = new SemanticMapFile(PictureCodec.Encode(map, PictureFormat.Png, quality: 100)),
                Exemplar = File.ReadAllBytes(Path.Combine(Samples, sample, "exemplar.png")),
                ExemplarMap = new SemanticMapFile(File.ReadAllBytes(Path.Combine(Samples, sample, "exemplar-map.png"))),
                Options = (options ?? new TranslationOptions()) with { Width = map.Width, Height = map.Height, Continues = continues },
            },
            new StageClock(TimeProvider.System, TestContext.Current.CancellationToken));

    private ServedModel Load(string model) =>
        ModelLoader.Load(ManifestReader.Read(Repository.PathOf("models", model)), new ComputeTarget(CPU, ScalarType.Float32), _encodings, _results);
}
