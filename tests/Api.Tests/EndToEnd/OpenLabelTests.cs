using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Labels that no model declares, and seeds, through the real server.</summary>
public sealed class OpenLabelTests(RealServer server) : IClassFixture<RealServer>
{
    private const int Side = 128;

    private static readonly byte[][] Colors = [[0xE0, 0x20, 0x20], [0x20, 0xD0, 0x30], [0x30, 0x40, 0xF0]];

    [Fact]
    public async Task Translate_UndeclaredColours_PaintsEachWithItsOwnTexture()
    {
        using var form = NewForm(Map(split: 40), Map(split: 80)).Text("openLabels", "true");
        var (_, _, png) = await server.TranslateAsync(form);
        Assert.Equal([0, 1, 2], Seen(png, [(10, 10), (100, 64), (64, 120)]));
    }

    [Fact]
    public async Task Translate_OtherColoursForTheSameLabels_GivesTheSamePicture()
    {
        byte[][] others = [[1, 2, 3], [0x80, 0x80, 0x80], [0xFF, 0xFF, 0]];
        using var form = NewForm(Map(split: 40), Map(split: 80)).Text("openLabels", "true");
        using var renamed = NewForm(Map(split: 40, others), Map(split: 80, others)).Text("openLabels", "true");
        Assert.Equal((await server.TranslateAsync(form)).Png, (await server.TranslateAsync(renamed)).Png);
    }

    [Fact]
    public async Task Translate_UndeclaredIds_AreClassesToo()
    {
        using var form = NewForm(Ids(split: 40), Ids(split: 80)).Text("openLabels", "true");
        var (_, _, png) = await server.TranslateAsync(form);
        Assert.Equal([0, 1, 2], Seen(png, [(10, 10), (100, 64), (64, 120)]));
    }

    [Fact]
    public async Task Translate_OpenLabelsWithoutTheExemplarsMap_Is422ThatAsksForIt()
    {
        using var form = Form.Empty().Text("model", "labels").File("map", Map(split: 40)).File("exemplar", Exemplar()).Text("openLabels", "true");
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "invalid_option", "#/openLabels"), (problem.Status, problem.Code, problem.Errors[0].Pointer));
        using var analogy = Form.Empty().Text("model", "analogy").File("map", Map(split: 40)).File("exemplar", Exemplar()).Text("openLabels", "true");
        Assert.Equal("exemplar_map_required", (await server.RefuseAsync(analogy)).Code);
    }

    [Fact]
    public async Task Translate_ColoursInOneMapAndIdsInTheOther_Is422()
    {
        using var form = NewForm(Map(split: 40), Ids(split: 80)).Text("openLabels", "true");
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "invalid_option"), (problem.Status, problem.Code));
        Assert.Contains("both must be alike", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_MoreThan64Labels_Is422ThatCountsThem()
    {
        byte[] stripes = [.. Enumerable.Range(0, 512 * 16).SelectMany(i => (byte[])[(byte)(i % 512 / 6 * 3), (byte)(i % 512 / 6 % 2 * 200), 90])];
        var map = PngBuilder.Rgb(512, 16, stripes);
        using var form = Form.Empty().Text("model", "analogy").Text("width", "256").Text("height", "128").Text("mapColors", "exact")
            .File("map", map).File("exemplar", Exemplar()).File("exemplarMap", map).Text("openLabels", "true");
        var problem = await server.RefuseAsync(form);
        Assert.Equal("invalid_option", problem.Code);
        Assert.Contains("86 labels together", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_Seeds_GiveOtherPicturesAndTheSameOneAgain()
    {
        var pictures = new List<byte[]>();
        foreach (var seed in (string[])["0", "1", "2", "1"])
        {
            using var form = NewForm(Map(split: 40), Map(split: 80)).Text("openLabels", "true").Text("seed", seed);
            pictures.Add((await server.TranslateAsync(form)).Png);
        }

        Assert.Equal(pictures[1], pictures[3]);
        Assert.Equal(3, pictures.Take(3).Select(Convert.ToHexString).Distinct().Count());
    }

    [Theory]
    [InlineData("analogy", "-1", "whole number from 0")]
    [InlineData("labels", "3", "makes one picture")]
    public async Task Translate_SeedThatCannotBeUsed_Is422(string model, string seed, string words)
    {
        using var form = Form.Empty().Text("model", model).Text("seed", seed)
            .File("map", Declared()).File("exemplar", Exemplar()).File("exemplarMap", Declared());
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "invalid_option", "#/seed"), (problem.Status, problem.Code, problem.Errors[0].Pointer));
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_TellWhatTheySupport()
    {
        var models = (await server.ModelsAsync()).Models.ToDictionary(model => model.Id);
        Assert.Equal((true, true), (models["analogy"].OpenLabels, models["analogy"].Seeds));
        Assert.Equal((false, false), (models["labels"].OpenLabels, models["labels"].Seeds));
    }

    private static MultipartFormDataContent NewForm(byte[] map, byte[] exemplarMap) => Form.Empty()
        .Text("model", "analogy").Text("width", "128").Text("height", "128")
        .File("map", map).File("exemplar", Exemplar()).File("exemplarMap", exemplarMap);

    /// <summary>Label 0 at the left, 1 at the right, 2 below both.</summary>
    private static int LabelAt(int x, int y, int split) => y >= 96 ? 2 : x < split ? 0 : 1;

    private static byte[] Map(int split, byte[][]? colors = null) =>
        PngBuilder.Rgb(Side, Side, Pixels((x, y) => (colors ?? Colors)[LabelAt(x, y, split)]));

    private static byte[] Ids(int split) => PngBuilder.Grey(Side, Side, Pixels((x, y) => [(byte)(100 + (9 * LabelAt(x, y, split)))]));

    private static byte[] Declared() => PngBuilder.Grey(Side, Side, Pixels((_, _) => [0]));

    /// <summary>The exemplar of <see cref="Map"/> at 80: each label has noise around a grey of its own.</summary>
    private static byte[] Exemplar() => PngBuilder.Rgb(Side, Side, Pixels((x, y) =>
    {
        var grey = (byte)((90 * LabelAt(x, y, 80)) + 10 + (((x * 7919) + (y * 104729)) % 31));
        return [grey, grey, grey];
    }));

    private static byte[] Pixels(Func<int, int, byte[]> color) =>
        [.. Enumerable.Range(0, Side * Side).SelectMany(i => color(i % Side, i / Side))];

    /// <summary>The label whose grey each pixel of a PNG has.</summary>
    private static int[] Seen(byte[] png, (int X, int Y)[] pixels)
    {
        using var bitmap = SkiaSharp.SKBitmap.Decode(png);
        return Array.ConvertAll(pixels, pixel => (bitmap.GetPixel(pixel.X, pixel.Y).Red - 10) / 90);
    }
}
