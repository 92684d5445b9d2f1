using System.ClientModel;
using System.Net;
using System.Text;
using System.Text.Json;
using CoCosNet.Api.Tests.Access;
using CoCosNet.Api.Tests.EndToEnd;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Translations;
using OpenAI;
using OpenAI.Images;

namespace CoCosNet.Api.Tests.OpenAi;

/// <summary><c>/v1/images/edits</c> on the real server, called by OpenAI's own client and by hand.</summary>
[Collection(nameof(RealServer))]
public sealed class ImageEditTests(RealServer server)
{
    private static readonly byte[] Map = Sample("map.png");
    private static readonly byte[] Exemplar = Sample("exemplar.png");
    private static readonly byte[] ExemplarMap = Sample("exemplar-map.png");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenAiClient_WithExemplarAndMask_GetsThePictureOfATranslation()
    {
        var map = ClassMap();
        using var image = new MemoryStream(Exemplar);
        using var mask = new MemoryStream(map);

        GeneratedImage edited = await Client("labels").GenerateImageEditAsync(
            image, "exemplar.png", "The prompt is ignored.", mask, "map.png", new ImageEditOptions { Size = new GeneratedImageSize(160, 128) }, Token);

        Assert.Equal(await TranslateAsync("labels", map, exemplarMap: null), edited.ImageBytes.ToArray());
    }

    [Fact]
    public async Task OpenAiClient_WithoutMask_ThrowsTheError()
    {
        using var image = new MemoryStream(Exemplar);

        var failure = await Assert.ThrowsAsync<ClientResultException>(
            () => Client("labels").GenerateImageEditAsync(image, "exemplar.png", "A prompt.", cancellationToken: Token));

        Assert.Equal(400, failure.Status);
        Assert.Contains("missing_field", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the map as 'mask'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAiClient_AskingForTwoOfAModelWithoutSeeds_ThrowsTheError()
    {
        using var image = new MemoryStream(Exemplar);
        using var mask = new MemoryStream(ClassMap());

        var failure = await Assert.ThrowsAsync<ClientResultException>(
            () => Client("labels").GenerateImageEditsAsync(image, "exemplar.png", "A prompt.", mask, "map.png", 2, cancellationToken: Token));

        Assert.Equal(422, failure.Status);
        Assert.Contains("More than one picture: The model labels makes one picture", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image[]")]
    [InlineData("image")]
    public async Task Form_WithThreePictures_GetsOpenAiJson(string name)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Map), name, "map.png" },
            { new ByteArrayContent(Exemplar), name, "exemplar.png" },
            { new ByteArrayContent(ExemplarMap), name, "exemplar-map.png" },
            { new StringContent(new string('x', 10_000)), "prompt" },
            { new StringContent("analogy"), "model" },
            { new StringContent("160x128"), "size" },
        };

        using var response = await server.Client.PostAsync(new Uri("/v1/images/edits", UriKind.Relative), form, Token);

        await AssertPictureAsync(response);
    }

    [Theory]
    [InlineData("""{"images":[{"image_url":"$MAP"},{"image_url":"$EXEMPLAR"},{"image_url":"$OWN"}],"prompt":"A prompt.","model":"analogy","size":"160x128","n":1}""")]
    [InlineData("""{"image":["$MAP","$EXEMPLAR","$OWN"],"model":"analogy","size":"160x128","user":{"id":[]},"mask":null,"quality":null,"stream":null,"n":null}""")]
    [InlineData("""{"images":[{"image_url":"$EXEMPLAR"},{"image_url":"$OWN"}],"mask":{"image_url":"$MAP"},"model":"analogy","size":"160x128","stream":false}""")]
    public async Task Json_WithThreePictures_GetsOpenAiJson(string json)
    {
        var body = json.Replace("$MAP", DataUri(Map), StringComparison.Ordinal)
            .Replace("$EXEMPLAR", DataUri(Exemplar), StringComparison.Ordinal)
            .Replace("$OWN", DataUri(ExemplarMap), StringComparison.Ordinal);

        using var response = await PostAsync(body);

        await AssertPictureAsync(response);
    }

    [Theory]
    [InlineData("""{"images":[{"image_url":"https://example.com/a.png"}]}""", 400, "images", "fetches nothing")]
    [InlineData("""{"images":[{"file_id":"file-1"}]}""", 400, "images", "has 'file_id'; send it as 'image_url'")]
    [InlineData("""{"images":[{"image_url":{"image_url":"QUJD"}}]}""", 400, "images", "must be a data URI")]
    [InlineData("""{"images":["QUJD",null]}""", 400, "images", "has no bytes")]
    [InlineData("""{"images":["QUJD","QUJD","QUJD","QUJD"]}""", 400, "images", "more than 3 times")]
    [InlineData("""{"images":["QUJD","QUJD","QUJD"],"mask":"QUJD"}""", 400, "image", "4 pictures")]
    [InlineData("""{"images":["QUJD","QUJD"],"size":"64x64"}""", 422, "size", "from 128 to 2048")]
    [InlineData("""{"images":["QUJD","QUJD"],"n":11}""", 422, "n", "from 1 to 10")]
    [InlineData("""{"images":["QUJD","QUJD"],"response_format":"url"}""", 422, "response_format", "b64_json")]
    [InlineData("""{"images":["QUJD","QUJD"],"stream":true}""", 422, "stream", "/v1/translations")]
    [InlineData("""{"images":["QUJD","QUJD"],"output_format":"gif"}""", 422, "output_format", "png, webp or jpeg")]
    [InlineData("""{"images":["QUJD","QUJD"],"output_compression":101}""", 422, "output_compression", "from 0 to 100")]
    [InlineData("""{"images":["QUJD","QUJD"],"style":"vivid"}""", 400, "style", "does not exist")]
    [InlineData("""{"images":["QUJD","QUJD"],"model":"analogy"}""", 422, "image", "needs the exemplar's own map")]
    [InlineData("""{"images":["QUJD","QUJD","QUJD"],"model":"analogy"}""", 415, "image", "The map (the mask, or the first picture)")]
    [InlineData("""{"images":["QUJD","QUJD"],"model":"paintings"}""", 422, "model", "no model paintings")]
    [InlineData("""{"images":""", 400, null, "is no JSON")]
    public async Task Json_OfABadRequest_GetsAnOpenAiError(string body, int status, string? field, string detail)
    {
        using var response = await PostAsync(body);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        var error = document.RootElement.GetProperty("error");
        Assert.Contains(detail, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(field, error.GetProperty("param").GetString());
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
        Assert.NotEmpty(error.GetProperty("code").GetString()!);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task OtherAddress_BelowImages_GetsAnOpenAiError()
    {
        using var response = await server.Client.PostAsync(new Uri("/v1/images/generations", UriKind.Relative), new StringContent("{}"), Token);

        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("not_found", document.RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Request_WithoutAKeyThatIsNeeded_GetsAnOpenAiError()
    {
        using var keys = new KeyFolder();
        keys.Add();
        await using var locked = await ApiServer.StartAsync(keys.Setting);

        using var response = await locked.Client.PostAsync(new Uri("/v1/images/edits", UriKind.Relative), new StringContent("{}"), Token);

        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("authentication_error", document.RootElement.GetProperty("error").GetProperty("type").GetString());
    }

    private static byte[] Sample(string file) => File.ReadAllBytes(Repository.PathOf("samples", "valley", file));

    /// <summary>A map of class ids for the model <c>labels</c>.</summary>
    private static byte[] ClassMap() => PngBuilder.Grey(64, 64, [.. Enumerable.Range(0, 64 * 64).Select(i => (byte)((i % 64 / 32) + (i / 64 / 32)))]);

    private static string DataUri(byte[] file) => $"data:image/png;base64,{Convert.ToBase64String(file)}";

    private ImageClient Client(string model) => new(
        model, new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(server.Client.BaseAddress!, "/v1") });

    private Task<HttpResponseMessage> PostAsync(string json) => server.Client.PostAsync(
        new Uri("/v1/images/edits", UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"), Token);

    private async Task AssertPictureAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        Assert.Equal(["created", "data", "background", "output_format", "size"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("png", "160x128"), (root.GetProperty("output_format").GetString(), root.GetProperty("size").GetString()));
        var picture = Assert.Single(root.GetProperty("data").EnumerateArray()).GetProperty("b64_json").GetBytesFromBase64();
        Assert.Equal(await TranslateAsync("analogy", Map, ExemplarMap), picture);
    }

    private async Task<byte[]> TranslateAsync(string model, byte[] map, byte[]? exemplarMap)
    {
        var result = await new CoCosNetClient(server.Client).TranslateAsync(
            new TranslationInput
            {
                Model = model,
                Map = new SemanticMapFile(map),
                Exemplar = Exemplar,
                ExemplarMap = exemplarMap is null ? null : new SemanticMapFile(exemplarMap),
                Options = new TranslationOptions { Width = 160, Height = 128 },
            },
            cancellationToken: Token);
        return Convert.FromBase64String(result.Image.Url[(result.Image.Url.IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }
}
