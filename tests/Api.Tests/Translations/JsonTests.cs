using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Translations;

/// <summary>Requests in JSON: the fields of the form, and its rules.</summary>
public sealed class JsonTests
{
    [Fact]
    public async Task Translate_WithEveryField_HandsAllOfThemToTheTranslator()
    {
        await using var server = await ApiServer.StartAsync();
        using var body = Json("""
            { "exemplarMapSubset": "BA==", "mapSubset": "BQ==", "exemplarMap": "data:;base64,Aw==", "exemplar": "data:image\/jpeg;base64,Ag==",
              "map": "\u0041Q\u003d=", "model": "faces", "width": 256, "height": "512", "quality": 7, "warps": true, "flow": "true",
              "confidence": false, "matches": null, "format": "jpeg", "mapColors": "exact", "ignore": [255, "#000000"], "probe": ["1,2", "3,4"] }
            """);

        using var response = await server.TranslateAsync(body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var request = server.Translator.LastRequest;
        Assert.NotNull(request);
        Assert.Equal("faces", request.Model);
        Assert.Equal([1], request.Map!.Content.ToArray());
        Assert.Equal([5], request.Map.Subset?.ToArray());
        Assert.Equal([2], request.Exemplar.ToArray());
        Assert.Equal([3], request.ExemplarMap?.Content.ToArray());
        Assert.Equal([4], request.ExemplarMap?.Subset?.ToArray());
        var options = request.Options;
        Assert.Equal((256, 512, 7, PictureFormat.Jpeg, MapColors.Exact), (options.Width, options.Height, options.Quality, options.Format, options.MapColors));
        Assert.Equal((true, true, false, false), (options.Warps, options.Flow, options.Confidence, options.Matches));
        Assert.Equal(["255", "#000000"], options.Ignore);
        Assert.Equal([new(1, 2), new(3, 4)], options.Probes);
    }

    [Theory]
    [InlineData("{\"people\": [ ]}")]
    [InlineData("{\"people\":[{\"pose_keypoints_2d\":[1,2,0.5]}]}")]
    public async Task Translate_WithAPoseAsAnObject_HandsOnItsText(string pose)
    {
        await using var server = await ApiServer.StartAsync();
        using var body = Json($$"""{ "map": {{pose}} , "exemplar": "Ag==" }""");

        using var response = await server.TranslateAsync(body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(pose, Encoding.UTF8.GetString(server.Translator.LastRequest!.Map!.Content.Span));
    }

    [Fact]
    public async Task Translate_WithFileOfSeveralMegabytes_HandsOnEveryByte()
    {
        await using var server = await ApiServer.StartAsync();
        var exemplar = new byte[9 << 20];
        new Random(7).NextBytes(exemplar);

        // Escapes '+' as six characters.
        using var body = Json(new JsonObject { ["map"] = "AQ==", ["exemplar"] = Convert.ToBase64String(exemplar, Base64FormattingOptions.InsertLineBreaks) }.ToJsonString());
        using var response = await server.TranslateAsync(body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(server.Translator.LastRequest?.Exemplar.Span.SequenceEqual(exemplar));
    }

    [Fact]
    public async Task Translate_WithTheSameFieldsAsAFormBefore_IsTheSameRequest()
    {
        await using var server = await ApiServer.StartAsync();
        using var form = Form.Minimal().Text("ignore", "255,#000000").Text("probe", "1,2").Text("probe", "3,4");
        using var json = Json($$"""
            { "probe": ["1,2", "3,4"], "ignore": [255, "#000000"], "exemplar": "{{Convert.ToBase64String(Form.Exemplar)}}", "map": "{{Convert.ToBase64String(Form.Map)}}" }
            """);

        foreach (var body in new HttpContent[] { form, json })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = body };
            request.Headers.Add("Idempotency-Key", "one");
            using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(1, server.Translator.Begun);
    }

    [Theory]
    [InlineData("""{ "map": "https://example.org/map.png", "exemplar": "Ag==" }""", "invalid_data", "map", "fetches nothing")]
    [InlineData("""{ "map": "AQ==", "exemplar": "file:///etc/passwd" }""", "invalid_data", "exemplar", "fetches nothing")]
    [InlineData("""{ "map": "AQ==", "exemplar": "C:\\pictures\\face.png" }""", "invalid_data", "exemplar", "fetches nothing")]
    [InlineData("""{ "map": "data:image/png,%89PNG", "exemplar": "Ag==" }""", "invalid_data", "map", "without base64")]
    [InlineData("""{ "map": "data:image/png;base64", "exemplar": "Ag==" }""", "invalid_data", "map", "without base64")]
    [InlineData("""{ "map": "AQ==AQ==", "exemplar": "Ag==" }""", "invalid_data", "map", "is not base64")]
    [InlineData("""{ "map": "AQ", "exemplar": "Ag==" }""", "invalid_data", "map", "is not base64")]
    [InlineData("""{ "map": "_-8=", "exemplar": "Ag==" }""", "invalid_data", "map", "is not base64")]
    [InlineData("""{ "map": 7, "exemplar": "Ag==" }""", "invalid_data", "map", "pose")]
    [InlineData("""{ "map": [{}], "exemplar": "Ag==" }""", "invalid_data", "map", "pose")]
    [InlineData("""{ "map": "AQ==", "exemplar": {} }""", "invalid_data", "exemplar", "is not a string")]
    [InlineData("""{ "map": "AQ==", "exemplar": "Ag==", "model": {} }""", "invalid_data", "model", "an object")]
    [InlineData("""{ "map": "AQ==", "exemplar": "Ag==", "width": [256] }""", "invalid_data", "width", "a list")]
    [InlineData("""{ "map": "AQ==", "exemplar": "Ag==", "probe": [[1, 2]] }""", "invalid_data", "probe", "a list")]
    [InlineData("""{ "map": "AQ==", "exemplar": "Ag==", "picture": 1 }""", "unknown_field", "picture", "known are map")]
    [InlineData("""{ "map": "AQ==", "exemplar": "Ag==", "map": "AQ==" }""", "duplicate_field", "map", "more than once")]
    [InlineData("""{ "map": null, "exemplar": "Ag==" }""", "missing_field", "map", "lacks")]
    [InlineData("""{ "map": "AQ==" }""", "missing_field", "exemplar", "lacks")]
    [InlineData("""{ "map": "", "exemplar": "Ag==" }""", "empty_file", "map", "no bytes")]
    [InlineData("", "malformed_request", null, "no JSON")]
    [InlineData("{", "malformed_request", null, "line 1")]
    [InlineData("{\n\"map\": 'AQ=='}", "malformed_request", null, "line 2, byte 8")]
    [InlineData("""{ "map": "AQ==", "exemplar": "Ag==" } more""", "malformed_request", null, "no JSON")]
    [InlineData("[1]", "malformed_request", null, "no object")]
    [InlineData("7", "malformed_request", null, "no object")]
    [InlineData("""{ "map": "AQ==", "exemplar": "Ag==", "model": "\ud800" }""", "malformed_request", null, "UTF-8")]
    public Task Translate_WithBadJson_Is400ThatNamesTheField(string text, string code, string? field, string said) =>
        RefuseAsync(Json(text), HttpStatusCode.BadRequest, code, field, said);

    [Fact]
    public Task Translate_WithJsonNestedTooDeep_Is400() => RefuseAsync(
        Json($$"""{ "map": {{string.Concat(Enumerable.Repeat("{\"a\":", 100_000))}} """), HttpStatusCode.BadRequest, "malformed_request", null, "no JSON");

    [Theory]
    [InlineData("width", "2.5", HttpStatusCode.UnprocessableEntity, "invalid_option")]
    [InlineData("width", "64", HttpStatusCode.UnprocessableEntity, "invalid_size")]
    [InlineData("quality", "1e2", HttpStatusCode.UnprocessableEntity, "invalid_option")]
    public Task Translate_WithBadOption_Is422(string name, string value, HttpStatusCode status, string code) =>
        RefuseAsync(Json($$"""{ "map": "AQ==", "exemplar": "Ag==", "{{name}}": {{value}} }"""), status, code, name, value);

    [Fact]
    public Task Translate_WithTextOverItsLimit_Is413() => RefuseAsync(
        Json($$"""{ "map": "AQ==", "exemplar": "Ag==", "ignore": [{{string.Join(',', Enumerable.Repeat("255", 100))}}] }"""),
        HttpStatusCode.RequestEntityTooLarge,
        "field_too_long",
        "ignore",
        "256");

    [Fact]
    public Task Translate_WithFileOverItsLimit_Is413ThatNamesTheLimit() => RefuseAsync(
        Json($$"""{ "map": "AQ==", "exemplar": "{{Convert.ToBase64String(new byte[1025])}}" }"""),
        HttpStatusCode.RequestEntityTooLarge,
        "file_too_large",
        "exemplar",
        "1024 bytes",
        "--Api:Uploads:MaximumFileBytes=1024");

    [Theory]
    [InlineData(40_000)]
    [InlineData(90_000)]
    public Task Translate_WithFilesOverTheBodysLimit_Is413ThatNamesTheLimit(int bytes)
    {
        var file = Convert.ToBase64String(new byte[bytes]);
        return RefuseAsync(
            Json($$"""{ "map": "{{file}}", "exemplar": "{{file}}" }"""),
            HttpStatusCode.RequestEntityTooLarge,
            "body_too_large",
            null,
            "65536 bytes",
            "--Api:Uploads:MaximumBodyBytes=65536");
    }

    [Fact]
    public Task Translate_WithOtherCharset_Is415() => RefuseAsync(
        RawForm.OfBytes(Encoding.Unicode.GetBytes("{}"), "application/json; charset=utf-16"), HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", null, "UTF-8");

    private static ByteArrayContent Json(string text) => RawForm.OfBytes(Encoding.UTF8.GetBytes(text), "application/json");

    private static async Task RefuseAsync(
        HttpContent body, HttpStatusCode status, string code, string? field, string said, params string[] settings)
    {
        using (body)
        {
            await FormTests.AssertRefusedAsync(body, status, code, field, said, settings);
        }
    }
}
