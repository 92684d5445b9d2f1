using System.Net;
using System.Text.Json;
using CoCosNet.Api.Access;
using CoCosNet.Api.Tests.Access;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CoCosNet.Api.Tests.Mcp;

/// <summary><c>/mcp</c>, asked by the client of the protocol's own package.</summary>
public sealed class McpTests
{
    private const string On = "--Mcp:Enabled=true";

    private static readonly Dictionary<string, object?> Input = new() { ["map"] = Base64(Form.Map), ["exemplar"] = $"data:image/png;base64,{Base64(Form.Exemplar)}" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Address_WithoutTheSetting_IsNotThere()
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.Client.PostAsync(new Uri("/mcp", UriKind.Relative), new StringContent("{}"), Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Tools_AreListedWithWhatTheyTake()
    {
        await using var server = await ApiServer.StartAsync(On);
        await using var client = await ConnectAsync(server);

        var tools = await client.ListToolsAsync(cancellationToken: Token);

        Assert.Equal(["describe_labels", "job_status", "list_models", "translate"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        var translate = tools.Single(tool => tool.Name == "translate").JsonSchema;
        Assert.Equal(["exemplar"], translate.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(
            [
                "exemplar", "map", "layout", "exemplarMap", "exemplarClasses", "otherExemplars", "model", "width", "height", "format", "seed", "variations", "tile",
                "mapColors", "openLabels", "wait",
            ],
            translate.GetProperty("properties").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Models_AndTheirLabels_AreToldAsJson()
    {
        await using var server = await ApiServer.StartAsync(On);
        await using var client = await ConnectAsync(server);

        var models = JsonSerializer.Deserialize(Text(await CallAsync(client, "list_models")), HttpJsonContext.Default.ModelListResponse)!;
        var labels = JsonSerializer.Deserialize(Text(await CallAsync(client, "describe_labels")), HttpJsonContext.Default.ModelResponse)!;
        var unknown = await CallAsync(client, "describe_labels", new() { ["model"] = "paintings" });

        Assert.Equal(("analogy", "analogy"), (models.Default, Assert.Single(models.Models).Id));
        Assert.Equal(["sky", "grass"], labels.Classes!.Select(known => known.Name));
        Assert.True(unknown.IsError);
        Assert.StartsWith("model_not_found (model): No model has the id 'paintings'", Text(unknown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_OfPictures_AnswersWithThePicture()
    {
        await using var server = await ApiServer.StartAsync(On);
        await using var client = await ConnectAsync(server);

        var answer = await CallAsync(client, "translate", new(Input)
        {
            ["exemplarMap"] = Base64("its map"u8),
            ["width"] = 256,
            ["height"] = 128,
            ["format"] = "webp",
        });

        var picture = answer.Content.OfType<ImageContentBlock>().Single();
        Assert.Equal("image/webp", picture.MimeType);
        Assert.Equal(FakeTranslator.Content(PictureFormat.Webp, "image"), picture.DecodedData.ToArray());
        Assert.StartsWith("256×128 by analogy.", Text(answer), StringComparison.Ordinal);
        var request = server.Translator.LastRequest!;
        Assert.Equal(Form.Map, request.Map!.Content.ToArray());
        Assert.Equal(Form.Exemplar, request.Exemplar.ToArray());
        Assert.Equal("its map"u8, request.ExemplarMap!.Content.Span);
        Assert.Equal((256, 128), (request.Options.Width, request.Options.Height));
    }

    [Fact]
    public async Task Translate_OfALayout_AnswersWithThePictureAndTheMapThatWasRead()
    {
        await using var server = await ApiServer.StartAsync(On);
        await using var client = await ConnectAsync(server);

        var answer = await CallAsync(client, "translate", new() { ["layout"] = Input["map"], ["exemplar"] = Input["exemplar"] });

        Assert.True(server.Translator.LastRequest!.Map is { IsPicture: true } layout && layout.Content.Span.SequenceEqual(Form.Map));
        Assert.Equal(
            [FakeTranslator.Content(PictureFormat.Png, "image"), FakeTranslator.Reading.Map.Content.ToArray()],
            answer.Content.OfType<ImageContentBlock>().Select(picture => picture.DecodedData.ToArray()));
    }

    [Fact]
    public async Task Translate_WithOptions_MeansWhatTheFormMeans()
    {
        await using var server = await ApiServer.StartAsync(On);
        await using var client = await ConnectAsync(server);

        var answer = await CallAsync(client, "translate", new(Input)
        {
            ["exemplarClasses"] = "*",
            ["otherExemplars"] = new[] { new { exemplar = Base64("other"u8), exemplarClasses = "sky, 3", exemplarMap = Base64("other map"u8) } },
            ["seed"] = 7,
            ["variations"] = 2,
            ["tile"] = "x",
            ["mapColors"] = "exact",
            ["openLabels"] = true,
        });

        Assert.Equal(
            [FakeTranslator.Content(PictureFormat.Png, "image"), FakeTranslator.Content(PictureFormat.Png, "variation 1")],
            answer.Content.OfType<ImageContentBlock>().Select(picture => picture.DecodedData.ToArray()));
        Assert.Contains("Seeds 7, 8.", Text(answer), StringComparison.Ordinal);
        var request = server.Translator.LastRequest!;
        Assert.Equal(["*"], request.ExemplarClasses);
        Assert.Null(request.ExemplarMap);
        var other = Assert.Single(request.OtherExemplars);
        Assert.Equal(["sky", "3"], other.Classes);
        Assert.Equal("other"u8, other.Picture.Span);
        Assert.Equal("other map"u8, other.Map!.Content.Span);
        var options = request.Options;
        Assert.Equal((7, 2, Tiling.X, MapColors.Exact, true), (options.Seed, options.Variations, options.Tile, options.MapColors, options.OpenLabels));
    }

    [Fact]
    public async Task Translate_OfVariations_CountsEachPictureAgainstTheQuota()
    {
        await using var server = await ApiServer.StartAsync(On, "--Quotas:Address:RequestsPerMinute=1", "--Quotas:Address:Burst=12");
        await using var client = await ConnectAsync(server);

        var refused = await CallAsync(client, "translate", new(Input) { ["variations"] = 16 });

        Assert.StartsWith("quota_exceeded (variations)", Text(refused), StringComparison.Ordinal);
        Assert.Equal(0, server.Translator.Begun);
    }

    [Fact]
    public async Task Job_ThatIsNotWaitedFor_IsToldOfUntilItsPictureIsThere()
    {
        await using var server = await ApiServer.StartAsync(On);
        await using var client = await ConnectAsync(server);

        var job = Job(await CallAsync(client, "translate", new(Input) { ["variations"] = 2, ["wait"] = false }));
        CallToolResult status;
        do
        {
            status = await CallAsync(client, "job_status", new() { ["id"] = job.Id });
        }
        while (!Job(status).State.IsFinal());

        Assert.Equal(JobState.Succeeded, Job(status).State);
        Assert.Equal(
            [FakeTranslator.Content(PictureFormat.Png, "image"), FakeTranslator.Content(PictureFormat.Png, "variation 1")],
            status.Content.OfType<ImageContentBlock>().Select(picture => picture.DecodedData.ToArray()));
        Assert.StartsWith("job_not_found", Text(await CallAsync(client, "job_status", new() { ["id"] = "absent" })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("map", "not base64!", "invalid_data (map)")]
    [InlineData("exemplar", "https://example.com/picture.png", "invalid_data (exemplar)")]
    [InlineData("exemplar", "data:image/png,abc", "invalid_data (exemplar)")]
    [InlineData("format", "tiff", "invalid_option (format)")]
    [InlineData("width", 64, "invalid_size")]
    [InlineData("map", "", "missing_field (map)")]
    [InlineData("layout", "QUJD", "conflicting_fields (layout)")]
    [InlineData("exemplar", "", "missing_field (exemplar)")]
    [InlineData("tile", "sideways", "invalid_option (tile)")]
    [InlineData("variations", 17, "invalid_option (variations)")]
    public async Task Translate_OfWhatCannotBe_SaysWhat(string argument, object value, string start)
    {
        await using var server = await ApiServer.StartAsync(On);
        await using var client = await ConnectAsync(server);

        var answer = await CallAsync(client, "translate", new(Input) { [argument] = value });

        Assert.True(answer.IsError);
        Assert.StartsWith(start, Text(answer), StringComparison.Ordinal);
        Assert.Equal(0, server.Translator.Begun);
    }

    [Fact]
    public async Task Translate_ThatFails_SaysWhy()
    {
        await using var server = await ApiServer.StartAsync(On);
        await using var client = await ConnectAsync(server);
        server.Translator.Fail(TranslationError.QueueFull);

        var answer = await CallAsync(client, "translate", Input);

        Assert.True(answer.IsError);
        Assert.Equal("queue_full: Detail of QueueFull.", Text(answer));
    }

    [Fact]
    public async Task Server_WithKeys_AsksForOneWithTheScopes()
    {
        using var keys = new KeyFolder();
        var (reader, painter) = (keys.Add("a", [Scopes.Read]), keys.Add("b", [Scopes.Read, Scopes.Translate]));
        await using var server = await ApiServer.StartAsync(On, keys.Setting);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => ConnectAsync(server));
        await using var reading = await ConnectAsync(server, reader);
        await using var painting = await ConnectAsync(server, painter);
        var refused = await CallAsync(reading, "translate", Input);
        var job = Job(await CallAsync(painting, "translate", new(Input) { ["wait"] = false }));

        Assert.StartsWith("scope_missing", Text(refused), StringComparison.Ordinal);
        Assert.NotEqual(true, (await CallAsync(reading, "list_models")).IsError);
        Assert.StartsWith("job_not_found", Text(await CallAsync(reading, "job_status", new() { ["id"] = job.Id })), StringComparison.Ordinal);
        Assert.Equal(job.Id, Job(await CallAsync(painting, "job_status", new() { ["id"] = job.Id })).Id);
    }

    private static string Base64(ReadOnlySpan<byte> content) => Convert.ToBase64String(content);

    private static string Text(CallToolResult result) => result.Content.OfType<TextContentBlock>().Single().Text;

    private static JobResponse Job(CallToolResult result) => JsonSerializer.Deserialize(Text(result), HttpJsonContext.Default.JobResponse)!;

    private static async Task<CallToolResult> CallAsync(McpClient client, string tool, Dictionary<string, object?>? arguments = null) =>
        await client.CallToolAsync(tool, arguments, cancellationToken: Token);

    private static async Task<McpClient> ConnectAsync(ApiServer server, string? key = null)
    {
        var options = new HttpClientTransportOptions { Endpoint = new Uri(server.Address, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp };
        if (key is not null)
        {
            options.AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" };
        }

        return await McpClient.CreateAsync(new HttpClientTransport(options), cancellationToken: Token);
    }
}
