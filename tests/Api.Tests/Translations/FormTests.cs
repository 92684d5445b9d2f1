using System.Net;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Translations;

public sealed class FormTests
{
    [Fact]
    public async Task Translate_WithEveryPart_HandsAllOfThemToTheTranslator()
    {
        await using var server = await ApiServer.StartAsync();
        using var form = Form.Empty()
            .Text("model", "faces").Text("width", "256").Text("height", "512").Text("quality", "7").Text("warps", "true").Text("format", "jpeg")
            .Text("person", "2").Text("exemplarPerson", "0").Text("flow", "true").Text("confidence", "true").Text("correspondence", "true").Text("matches", "true")
            .File("exemplarMapSubset", [4]).File("mapSubset", [5]).File("exemplarMap", [3]).File("exemplar", [2]).File("map", [1]);

        using var response = await server.TranslateAsync(form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var request = server.Translator.LastRequest;
        Assert.NotNull(request);
        Assert.Equal("faces", request.Model);
        Assert.Equal([1], request.Map!.Content.ToArray());
        Assert.Equal([5], request.Map.Subset?.ToArray());
        Assert.Equal([2], request.Exemplar.ToArray());
        Assert.Equal([3], request.ExemplarMap?.Content.ToArray());
        Assert.Equal([4], request.ExemplarMap?.Subset?.ToArray());
        Assert.Equal(
            new TranslationOptions
            {
                Width = 256,
                Height = 512,
                Format = PictureFormat.Jpeg,
                Quality = 7,
                Person = 2,
                ExemplarPerson = 0,
                Warps = true,
                Flow = true,
                Confidence = true,
                Correspondence = true,
                Matches = true,
            },
            request.Options);
    }

    [Fact]
    public async Task Translate_WithTheNeededPartsOnly_TakesDefaults()
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.TranslateAsync();

        var request = server.Translator.LastRequest;
        Assert.NotNull(request);
        Assert.Null(request.Model);
        Assert.Equal(Form.Map, request.Map!.Content.ToArray());
        Assert.Null(request.Map.Subset);
        Assert.Null(request.ExemplarMap);
        Assert.Equal(new TranslationOptions(), request.Options);
    }

    /// <summary>What plain HTML forms and Swagger UI send for empty inputs.</summary>
    [Fact]
    public async Task Translate_WithInputsLeftBlank_TreatsThemAsNotSent()
    {
        await using var server = await ApiServer.StartAsync();
        using var form = RawForm.Of(
            RawForm.Map,
            RawForm.Exemplar,
            RawForm.Part("name=\"exemplarMap\"; filename=\"\"", ""),
            RawForm.Part("name=\"mapSubset\"", ""),
            RawForm.Part("name=\"width\"", ""),
            RawForm.Part("name=\"model\"", " "));

        using var response = await server.TranslateAsync(form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(server.Translator.LastRequest?.ExemplarMap);
        Assert.Null(server.Translator.LastRequest?.Model);
    }

    [Fact]
    public async Task Translate_WithFileOfSeveralMegabytes_HandsOnEveryByte()
    {
        await using var server = await ApiServer.StartAsync();
        var exemplar = new byte[9 << 20];
        new Random(7).NextBytes(exemplar);
        using var form = Form.Empty().File("map", Form.Map).File("exemplar", exemplar);

        using var response = await server.TranslateAsync(form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(server.Translator.LastRequest?.Exemplar.Span.SequenceEqual(exemplar));
    }

    [Theory]
    [InlineData("map")]
    [InlineData("exemplar")]
    public async Task Translate_WithoutNeededFile_Is400ThatPointsAtIt(string missing)
    {
        using var form = Form.Empty().File(missing == "map" ? "exemplar" : "map", Form.Map);
        await AssertRefusedAsync(form, HttpStatusCode.BadRequest, "missing_field", missing, missing);
    }

    [Fact]
    public async Task Translate_WithALayout_HandsItOnAsAPicture()
    {
        await using var server = await ApiServer.StartAsync();
        using var form = Form.Empty().File("layout", Form.Map).File("exemplar", Form.Exemplar);

        using var response = await server.TranslateAsync(form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(server.Translator.LastRequest!.Map is { IsPicture: true } layout && layout.Content.Span.SequenceEqual(Form.Map));
    }

    [Fact]
    public async Task Translate_WithMapAndLayout_Is400ThatAsksForOne()
    {
        using var form = Form.Minimal().File("layout", [1]);
        await AssertRefusedAsync(form, HttpStatusCode.BadRequest, "conflicting_fields", "layout", "send one of them");
    }

    [Fact]
    public async Task Translate_WithSubsetButNoMapToIt_Is400()
    {
        using var form = Form.Minimal().File("exemplarMapSubset", [1]);
        await AssertRefusedAsync(form, HttpStatusCode.BadRequest, "missing_field", "exemplarMap", "exemplarMapSubset");
    }

    [Theory]
    [InlineData("picture")]
    [InlineData("Map")]
    public async Task Translate_WithUnknownField_Is400ThatListsTheKnownOnes(string name)
    {
        using var form = Form.Minimal().File(name, [1]);
        await AssertRefusedAsync(form, HttpStatusCode.BadRequest, "unknown_field", name, "exemplarMapSubset");
    }

    [Theory]
    [InlineData("map")]
    [InlineData("width")]
    public async Task Translate_WithFieldTwice_Is400(string name)
    {
        using var form = Form.Minimal().Text("width", "256").Text("height", "256").Text(name, "256");
        await AssertRefusedAsync(form, HttpStatusCode.BadRequest, "duplicate_field", name, name);
    }

    [Theory]
    [InlineData("map")]
    [InlineData("exemplar")]
    [InlineData("exemplarMap")]
    [InlineData("mapSubset")]
    public async Task Translate_WithEmptyFile_Is400(string name)
    {
        using var form = Form.Empty();
        foreach (var file in new HashSet<string> { "map", "exemplar", name })
        {
            form.File(file, file == name ? [] : [1]);
        }

        await AssertRefusedAsync(form, HttpStatusCode.BadRequest, "empty_file", name, name);
    }

    [Theory]
    [InlineData("width", "wide", "invalid_option")]
    [InlineData("width", "96", "invalid_size")]
    [InlineData("width", "2049", "invalid_size")]
    [InlineData("width", "64", "invalid_size")]
    [InlineData("height", "-256", "invalid_size")]
    [InlineData("height", "99999999999", "invalid_option")]
    [InlineData("person", "-1", "invalid_option")]
    [InlineData("exemplarPerson", "first", "invalid_option")]
    [InlineData("quality", "0", "invalid_option")]
    [InlineData("quality", "101", "invalid_option")]
    [InlineData("quality", "9.5", "invalid_option")]
    [InlineData("format", "gif", "invalid_option")]
    [InlineData("warps", "maybe", "invalid_option")]
    [InlineData("flow", "1", "invalid_option")]
    [InlineData("confidence", "yes", "invalid_option")]
    [InlineData("correspondence", "True", "invalid_option")]
    [InlineData("matches", "on", "invalid_option")]
    [InlineData("probe", "12", "invalid_option")]
    [InlineData("probe", "1,2,3", "invalid_option")]
    [InlineData("probe", "-1,2", "invalid_option")]
    [InlineData("probe", "1.5,2", "invalid_option")]
    [InlineData("probe", "99999999999,2", "invalid_option")]
    public async Task Translate_WithBadOption_Is422ThatQuotesIt(string name, string value, string code)
    {
        using var form = Form.Minimal().Text(name, value);
        await AssertRefusedAsync(form, HttpStatusCode.UnprocessableEntity, code, name, value);
    }

    [Theory]
    [InlineData("width", "height")]
    [InlineData("height", "width")]
    public async Task Translate_WithOneSideOnly_Is422ThatPointsAtTheOther(string given, string missing)
    {
        using var form = Form.Minimal().Text(given, "256");
        await AssertRefusedAsync(form, HttpStatusCode.UnprocessableEntity, "invalid_size", missing, given);
    }

    [Fact]
    public async Task Translate_WithProbesInOneFieldAndInSeveral_HandsOnAllOfThemInOrder()
    {
        await using var server = await ApiServer.StartAsync();
        using var form = Form.Minimal().Text("probe", "12,40; 13 , 41").Text("probe", "").Text("probe", "0,0");

        using var response = await server.TranslateAsync(form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([new(12, 40), new(13, 41), new(0, 0)], server.Translator.LastRequest?.Options.Probes);
    }

    [Fact]
    public async Task Translate_WithTooManyProbes_Is422ThatSaysHowManyMayBe()
    {
        using var form = Form.Minimal().Text("probe", string.Join(';', Enumerable.Repeat("1,2", 65)));
        await AssertRefusedAsync(form, HttpStatusCode.UnprocessableEntity, "invalid_option", "probe", "at most 64");
    }

    [Fact]
    public async Task Translate_WithTooManyProbeFields_Is400()
    {
        using var form = Form.Minimal();
        for (var i = 0; i < 65; i++)
        {
            form.Text("probe", "1,2");
        }

        await AssertRefusedAsync(form, HttpStatusCode.BadRequest, "duplicate_field", "probe", "more than 64 times");
    }

    internal static async Task AssertRefusedAsync(
        HttpContent form, HttpStatusCode status, string code, string? field, string said, params string[] settings)
    {
        await using var server = await ApiServer.StartAsync(settings);

        using var response = await server.TranslateAsync(form);

        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal((status, code, false), (response.StatusCode, problem.Code, problem.Retryable));
        Assert.Contains(said, problem.Detail, StringComparison.Ordinal);
        Assert.Equal("/v1/translations", problem.Instance);
        Assert.Equal(field is null ? [] : [new ProblemError($"#/{field}", problem.Detail)], problem.Errors);
        Assert.Null(server.Translator.LastRequest);
        Assert.Empty(server.Log.WarningsAndErrors);
    }
}
