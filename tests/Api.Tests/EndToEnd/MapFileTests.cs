using System.Net.Http.Headers;
using System.Net.Http.Json;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Maps as people have them, through the real server: the right classes, or the documented error with its place.</summary>
[Collection(nameof(RealServer))]
public sealed class MapFileTests(RealServer server)
{
    private const int Side = MapFiles.Side;
    private static readonly byte[] Ids = MapFiles.Ids();
    private static readonly byte[] Exemplar = PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side * 3).Select(i => (byte)(i * 7))]);

    /// <summary>Name, file, further fields, and the code of its note. All of them mean exactly the plain map.</summary>
    public static TheoryData<string, byte[], string, string?> Same => new()
    {
        { "grey", Grey(Ids), "", null },
        { "colours", PngBuilder.Rgb(Side, Side, MapFiles.Rgb(Ids)), "mapColors=exact", null },
        { "lossless WebP of colours", MapFiles.LosslessWebp(MapFiles.Rgb(Ids)), "", null },
        { "lossless WebP of grey ids", MapFiles.LosslessWebp([.. Ids.SelectMany(id => new[] { id, id, id })]), "", "grey_read_as_ids" },
        { "colours off by two levels", PngBuilder.Rgb(Side, Side, MapFiles.Rgb(Ids, off: 2)), "", null },
        { "16-bit colours", new PngBuilder(Side, Side, 16, 2, [.. MapFiles.Rgb(Ids).SelectMany(level => new[] { level, level })]).Build(), "", null },
        { "16-bit ids", new PngBuilder(Side, Side, 16, 0, [.. Ids.SelectMany(id => new byte[] { 0, id })]).Build(), "", null },
        { "16-bit ids, widened", new PngBuilder(Side, Side, 16, 0, [.. Ids.SelectMany(id => new[] { id, id })]).Build(), "", null },
        { "4-bit ids as stored", new PngBuilder(Side, Side, 4, 0, [.. Ids.Chunk(2).Select(pair => (byte)(pair[0] << 4 | pair[1]))]).Build(), "", "narrow_grey_read_as_ids" },
        { "palette in the classes' order", PngBuilder.Palette(Side, Side, Ids, [.. Enumerable.Range(0, 13).SelectMany(i => new byte[] { (byte)(17 * i), 3, 200 })]), "", null },
        { "palette with alpha", new PngBuilder(Side, Side, 8, 3, Ids).With("PLTE", new byte[39]).With("tRNS", [0, 128]).Build(), "", null },
        { "compacted palette of colours", MapFiles.Compacted(Ids, MapFiles.Color), "", "palette_read_by_colors" },
        { "compacted palette of ids", MapFiles.Compacted(Ids, id => [id, id, id]), "", "palette_read_by_greys" },
        { "compacted palette with opaque alpha", MapFiles.Compacted(Ids, MapFiles.Color, [255, 255]), "mapColors=exact", "palette_read_by_colors" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public async Task Translate_OfAnyFileOfTheMap_AnswersTheSamePicture(string name, byte[] map, string fields, string? note)
    {
        var plain = await TranslateAsync(Grey(Ids), "");
        var result = await TranslateAsync(map, fields);
        Assert.True(plain.Image == result.Image, name);
        Assert.Equal(note is null ? [] : [note], result.Map.Notes.Select(told => told.Code));
        Assert.Equal(name.Contains("off by", StringComparison.Ordinal) ? Side * Side : 0, result.Map.Mended);
    }

    public static TheoryData<string, byte[], string> Mended => new()
    {
        { "antialiased", PngBuilder.Rgb(Side, Side, MapFiles.Antialiased()), "" },
        { "antialiased, lossless WebP", MapFiles.LosslessWebp(MapFiles.Antialiased()), "" },
        { "JPEG 50", MapFiles.Jpeg(MapFiles.Rgb(Ids), 50), "mapColors=lossy" },
        { "JPEG 75", MapFiles.Jpeg(MapFiles.Rgb(Ids), 75), "mapColors=lossy" },
        { "JPEG 95", MapFiles.Jpeg(MapFiles.Rgb(Ids), 95), "mapColors=lossy" },
        { "lossy WebP", MapFiles.LossyWebp(MapFiles.Rgb(Ids), 80), "mapColors=lossy" },
        { "interpolated ids", Grey(MapFiles.Interpolated()), "" },
    };

    [Theory]
    [MemberData(nameof(Mended))]
    public async Task Translate_OfAWornMap_FindsItsClassesAndTellsWhatItMended(string name, byte[] map, string fields)
    {
        var result = await TranslateAsync(map, fields);
        var plain = await TranslateAsync(Grey(Ids), "");
        Assert.True(result.Map.Mended > 0, name);
        Assert.Equal(plain.Map.Classes.Select(known => known.Name), result.Map.Classes.Select(known => known.Name));
        Assert.All(plain.Map.Classes.Zip(result.Map.Classes), pair => Assert.Equal(pair.First.Share, pair.Second.Share, 0.01));
    }

    public static TheoryData<string, byte[], string, string> Refused => new()
    {
        { "antialiased, exactly", PngBuilder.Rgb(Side, Side, MapFiles.Antialiased()), "mapColors=exact", "unknown_color" },
        { "JPEG unasked", MapFiles.Jpeg(MapFiles.Rgb(Ids), 95), "", "unsupported_format" },
        { "lossy WebP unasked", MapFiles.LossyWebp(MapFiles.Rgb(Ids), 95), "", "unsupported_format" },
        { "a colour of no class", PngBuilder.Rgb(Side, Side, Square(MapFiles.Rgb(Ids))), "", "unknown_color" },
        { "16-bit values beyond ids", new PngBuilder(Side, Side, 16, 0, [.. Ids.SelectMany(id => new byte[] { 3, id })]).Build(), "", "unknown_class" },
        { "ids counted from 1", Grey([.. Ids.Select(id => (byte)(id == 10 ? 13 : id + 1))]), "", "unknown_class" },
        { "unlabelled 255", Grey(Unlabelled()), "", "unknown_class" },
        { "1 bit", new PngBuilder(Side, Side, 1, 0, [.. Enumerable.Repeat((byte)0x0F, Side * Side / 8)]).Build(), "ignore=nothing", "invalid_option" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Translate_OfAMapWithoutMeaning_IsRefused(string name, byte[] map, string fields, string code)
    {
        using var form = FormOf(map, fields);
        var problem = await server.RefuseAsync(form);
        Assert.True(code == problem.Code, $"{name}: {problem.Code}: {problem.Detail}");
        Assert.Single(problem.Errors);
    }

    [Fact]
    public async Task Translate_OfIdsCountedFromOne_SaysSo()
    {
        using var form = FormOf(Grey([.. Ids.Select(id => (byte)(id == 10 ? 13 : id + 1))]), "");
        Assert.Contains("subtract 1", (await server.RefuseAsync(form)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_OfOneBit_ReadsIdsZeroAndOne()
    {
        var result = await TranslateAsync(new PngBuilder(Side, Side, 1, 0, [.. Enumerable.Repeat((byte)0x0F, Side * Side / 8)]).Build(), "");
        Assert.Equal([0, 1], result.Map.Classes.Select(known => known.Id));
        Assert.Equal("narrow_grey_read_as_ids", Assert.Single(result.Map.Notes).Code);
    }

    [Fact]
    public async Task Translate_WithUnlabelledPixels_PaintsAndTellsThem()
    {
        var result = await TranslateAsync(Grey(Unlabelled()), "ignore=255,transparent");
        Assert.Equal((0, 64), (result.Map.Mended, result.Map.Ignored));
        Assert.Equal(4, result.Map.Classes.Count);
    }

    [Fact]
    public async Task Translate_ToAPicture_TellsInHeadersWhatWasMended()
    {
        using var form = FormOf(MapFiles.Compacted(Ids, MapFiles.Color), "", PngBuilder.Rgb(Side, Side, MapFiles.Antialiased()));
        using var response = await server.Client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal("0", Assert.Single(response.Headers.GetValues(ResponseHeaders.MapMended)));
        Assert.True(int.Parse(Assert.Single(response.Headers.GetValues(ResponseHeaders.ExemplarMapMended)), System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal("palette_read_by_colors", Assert.Single(response.Headers.GetValues(ResponseHeaders.MapNotes)));
    }

    private static byte[] Grey(byte[] ids) => PngBuilder.Grey(Side, Side, ids);

    private static byte[] Unlabelled() => [.. Ids.Select((id, i) => i % Side == 20 ? (byte)255 : id)];

    /// <summary>With a red square.</summary>
    private static byte[] Square(byte[] rgb) =>
        [.. rgb.Select((level, i) => i / 3 % Side is > 20 and < 30 && i / 3 / Side is > 20 and < 30 ? (byte)(i % 3 == 0 ? 255 : 0) : level)];

    private static MultipartFormDataContent FormOf(byte[] map, string fields, byte[]? exemplarMap = null)
    {
        var form = Form.Empty().Text("model", "analogy").Text("width", "128").Text("height", "128").File("map", map).File("exemplar", Exemplar);
        form.File("exemplarMap", exemplarMap ?? Grey(Ids));
        foreach (var field in fields.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            form.Text(field.Split('=')[0], field.Split('=')[1]);
        }

        return form;
    }

    private async Task<TranslationResponse> TranslateAsync(byte[] map, string fields)
    {
        using var form = FormOf(map, fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await response.Content.ReadFromJsonAsync(HttpJsonContext.Default.TranslationResponse, TestContext.Current.CancellationToken))!;
    }
}
