using System.Text.Json;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Tests.Semantics.Labels;

/// <summary>Files as tools make them, pixel by pixel against the plain map.</summary>
public sealed class MapFileTests
{
    private static readonly SemanticClass[] Classes = [.. JsonDocument
        .Parse(File.ReadAllBytes(Repository.PathOf("models", "analogy", "model.json")), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })
        .RootElement.GetProperty("semantics").GetProperty("classes").EnumerateArray()
        .Select(known => new SemanticClass(known.GetProperty("id").GetInt32(), known.GetProperty("name").GetString()!, known.GetProperty("color").GetString()!))];

    private static (byte[] Ids, MapReading Reading) Read(byte[] file, MapColors colors = MapColors.Tolerant, params string[] ignore)
    {
        var source = new LabelReader(new ClassTable(Classes), PictureLimits.Default, [])
            .Read(new SemanticMapFile(file), "map", new ReadingOptions(colors, ignore));
        return ([.. ((LabelMap)source.At(source.NaturalSize)).Indices.Select(index => (byte)Classes[index].Id)], source.Reading);
    }

    private static int Differing(byte[] ids) => ids.Zip(MapFiles.Ids()).Count(pair => pair.First != pair.Second);

    private static byte[] Png(byte[] rgb) => PngBuilder.Rgb(MapFiles.Side, MapFiles.Side, rgb);

    [Fact]
    public void Read_OfAnAntialiasedMap_GivesBordersTheGreaterShare()
    {
        var (ids, reading) = Read(Png(MapFiles.Antialiased()));
        Assert.InRange(reading.Mended, 100, 600);
        Assert.InRange(Differing(ids), 0, 8);
    }

    [Fact]
    public void Read_OfColorsOffByLevels_GivesTheirClasses()
    {
        var (ids, reading) = Read(Png(MapFiles.Rgb(MapFiles.Ids(), off: -3)));
        Assert.Equal(MapFiles.Ids(), ids);
        Assert.Equal(MapFiles.Side * MapFiles.Side, reading.Mended);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(75)]
    [InlineData(95)]
    public void Read_OfAJpegByChoice_IsRightButForFewBorderPixels(int quality)
    {
        var (ids, reading) = Read(MapFiles.Jpeg(MapFiles.Rgb(MapFiles.Ids()), quality), MapColors.Lossy);
        Assert.InRange(Differing(ids), 0, 40);
        Assert.Equal([MapFiles.Sky, MapFiles.Tree, MapFiles.Water, MapFiles.Sand], reading.Classes.Select(known => (byte)known.Id).Order());
    }

    [Fact]
    public void Read_OfALossyWebpByChoice_IsRightButForFewBorderPixels() =>
        Assert.InRange(Differing(Read(MapFiles.LossyWebp(MapFiles.Rgb(MapFiles.Ids()), 80), MapColors.Lossy).Ids), 0, 40);

    [Fact]
    public void Read_OfInterpolatedIds_MendsTheInventedBands()
    {
        var (ids, reading) = Read(PngBuilder.Grey(MapFiles.Side, MapFiles.Side, MapFiles.Interpolated()));
        Assert.InRange(reading.Mended, 50, 600);
        Assert.Equal([MapFiles.Sky, MapFiles.Tree, MapFiles.Water, MapFiles.Sand], reading.Classes.Select(known => (byte)known.Id).Order());
        var half = MapFiles.Ids(MapFiles.Side / 2);
        byte[] enlarged = [.. Enumerable.Range(0, ids.Length).Select(i => half[i / MapFiles.Side / 2 * (MapFiles.Side / 2) + i % MapFiles.Side / 2])];
        Assert.InRange(ids.Zip(enlarged).Count(pair => pair.First != pair.Second), 0, 40);
    }

    [Fact]
    public void Read_OfThinThings_KeepsThem()
    {
        // A pole of trees (8) before the sky (0) and a beach (10): between both by its id, and real.
        byte[] ids = [.. Enumerable.Range(0, MapFiles.Side * MapFiles.Side).Select(i => (byte)(i % MapFiles.Side is 31 or 32 && i / MapFiles.Side > 44 ? 8 : i % MapFiles.Side < 32 ? 0 : 10))];
        var (read, reading) = Read(PngBuilder.Grey(MapFiles.Side, MapFiles.Side, ids));
        Assert.Equal(ids, read);
        Assert.Equal(0, reading.Mended);
        Assert.Equal("thin_bands", Assert.Single(reading.Notes).Code);
    }

    [Fact]
    public void Read_WithUnlabelledPixels_PaintsThemByTheirSurroundings()
    {
        var ids = MapFiles.Ids();
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = i % MapFiles.Side < 2 ? (byte)255 : ids[i];
        }

        var (read, reading) = Read(PngBuilder.Grey(MapFiles.Side, MapFiles.Side, ids), MapColors.Exact, "255");
        Assert.Equal(2 * MapFiles.Side, reading.Ignored);
        Assert.InRange(Differing(read), 0, 8);
    }

    [Fact]
    public void Read_OfEveryPixelUnlabelled_IsRefused() => Assert.Contains(
        "declared unlabelled",
        Assert.Throws<Contracts.Errors.TranslationException>(
            () => Read(PngBuilder.Grey(16, 16, [.. Enumerable.Repeat((byte)255, 256)]), MapColors.Tolerant, "255")).Message,
        StringComparison.Ordinal);
}
