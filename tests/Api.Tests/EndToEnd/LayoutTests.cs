using System.Net;
using System.Net.Http.Headers;
using CoCosNet.Api.Tests.Cli;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Client;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.WebUtilities;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Pictures in place of maps: the shipped model reads their maps, from HTTP and from the command line.</summary>
public sealed class LayoutTests(ShippedServer server) : IClassFixture<ShippedServer>, IDisposable
{
    private static readonly string Layout = Repository.PathOf("samples", "coast", "exemplar.png");
    private static readonly string Exemplar = Repository.PathOf("samples", "valley", "exemplar.png");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("layout");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Translate_OfALayout_IsTheTranslationOfTheMapThatIsRead(bool json)
    {
        var client = new CoCosNetClient(server.Client) { SendsJson = json };

        var restyled = await client.TranslateAsync(Input(), cancellationToken: Token);

        var reading = restyled.LayoutReading!;
        Assert.Equal("image/png", reading.Map.MediaType);
        Assert.Equal(1, reading.Classes.Sum(read => read.Share), 6);
        Assert.NotEmpty(restyled.Map.Classes);
        var translated = await client.TranslateAsync(Input() with { Map = new SemanticMapFile(Content(reading.Map.Url)) }, cancellationToken: Token);
        Assert.Equal(translated.Image.Url, restyled.Image.Url);
        Assert.Null(translated.LayoutReading);
    }

    [Fact]
    public async Task Job_OfALayout_HasTheMapAmongItsOutputs()
    {
        var client = new CoCosNetClient(server.Client);
        var atOnce = await client.TranslateAsync(Input(), cancellationToken: Token);

        var job = await client.SubmitAsync(Input(), cancellationToken: Token);
        await client.WaitAsync(job.Id, Token);

        Assert.Equal(Content(atOnce.LayoutReading!.Map.Url), (await client.GetOutputAsync(job.Id, "layout-map", Token)).Content.ToArray());
        Assert.Equal(Content(atOnce.Image.Url), (await client.GetOutputAsync(job.Id, "image", Token)).Content.ToArray());
    }

    [Fact]
    public async Task Parts_OfALayout_HaveTheMapOnce()
    {
        using var form = Form.Empty().Text("width", "128").Text("height", "128")
            .File("layout", await File.ReadAllBytesAsync(Layout, Token)).File("exemplar", await File.ReadAllBytesAsync(Exemplar, Token))
            .File("exemplar", await File.ReadAllBytesAsync(Layout, Token));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("multipart/form-data"));

        using var response = await server.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var boundary = response.Content.Headers.ContentType!.Parameters.Single(parameter => parameter.Name == "boundary").Value!.Trim('"');
        var reader = new MultipartReader(boundary, await response.Content.ReadAsStreamAsync(Token));
        var names = new List<string>();
        while (await reader.ReadNextSectionAsync(Token) is { } section)
        {
            names.Add($"{section.GetContentDispositionHeader()!.Name} {section.ContentType}");
        }

        Assert.Equal(["0 image/png", "1 image/png", "layout-map image/png"], names);
    }

    [Theory]
    [InlineData("model", "analogy", "invalid_option", "model", "or send map")]
    [InlineData("openLabels", "true", "invalid_option", "openLabels", "send map")]
    [InlineData("person", "0", "invalid_option", "person", "belongs to poses")]
    public async Task Translate_OfALayoutThatCannotBeRead_IsRefusedWithTheField(string option, string value, string code, string field, string said)
    {
        using var form = Form.Empty().Text(option, value)
            .File("layout", await File.ReadAllBytesAsync(Layout, Token)).File("exemplar", await File.ReadAllBytesAsync(Exemplar, Token))
            .File("exemplarMap", await File.ReadAllBytesAsync(Repository.PathOf("samples", "valley", "exemplar-map.png"), Token));

        using var response = await server.Client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form, Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal((code, $"#/{field}"), (problem.Code, Assert.Single(problem.Errors).Pointer));
        Assert.Contains(said, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_TellWhetherTheyReadPictures()
    {
        var models = (await new CoCosNetClient(server.Client).GetModelsAsync(Token)).Models.ToDictionary(model => model.Id, model => model.ReadsPictures);

        Assert.Equal((true, false), (models["landscape"], models["analogy"]));
    }

    [Fact]
    public async Task Translate_OfALayoutThatIsNoPicture_IsRefusedWithTheField()
    {
        var refusal = await Assert.ThrowsAsync<ProblemException>(() => new CoCosNetClient(server.Client).TranslateAsync(
            Input() with { Map = new SemanticMapFile("no picture"u8.ToArray()) { IsPicture = true } }, cancellationToken: Token));

        Assert.Equal(("unsupported_format", "#/layout"), (refusal.Problem.Code, Assert.Single(refusal.Problem.Errors).Pointer));
    }

    [Fact]
    public async Task Restyle_OnThisMachineAndOnTheServer_WritesTheSamePictureAndTheMap()
    {
        var expected = await new CoCosNetClient(server.Client).TranslateAsync(Input(), cancellationToken: Token);
        string[] arguments = ["restyle", "--layout", Layout, "--exemplar", Exemplar, "--width", "128", "--height", "128"];
        foreach (var (name, where) in new (string, string[])[] { ("here", []), ("there", ["--server", $"{server.Client.BaseAddress}"]) })
        {
            var (picture, map) = (Path.Combine(_folder.FullName, $"{name}.png"), Path.Combine(_folder.FullName, $"{name}-map.png"));

            var run = await CliProcess.RunAsync([.. arguments, "--out", picture, "--map-out", map, .. where]);

            Assert.True(run.Code == ExitCode.Success, run.Errors);
            Assert.Contains("layout: read as ", run.Errors, StringComparison.Ordinal);
            Assert.Equal(Content(expected.Image.Url), await File.ReadAllBytesAsync(picture, Token));
            Assert.Equal(Content(expected.LayoutReading!.Map.Url), await File.ReadAllBytesAsync(map, Token));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static TranslationInput Input() => new()
    {
        Map = new SemanticMapFile(File.ReadAllBytes(Layout)) { IsPicture = true },
        Exemplar = File.ReadAllBytes(Exemplar),
        Options = new TranslationOptions { Width = 128, Height = 128 },
    };

    private static byte[] Content(string uri) => Convert.FromBase64String(uri[(uri.IndexOf(',', StringComparison.Ordinal) + 1)..]);
}
