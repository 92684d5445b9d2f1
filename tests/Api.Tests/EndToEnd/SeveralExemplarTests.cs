using System.Net;
using System.Text.Json;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.WebUtilities;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>One map with several exemplars through the real server: what each gives alone, or its own problem.</summary>
public sealed class SeveralExemplarTests(RealServer server) : IClassFixture<RealServer>
{
    private static readonly byte[] Map = Sample("valley", "map.png");
    private static readonly ExemplarInput Valley = Look("valley");
    private static readonly ExemplarInput Coast = Look("coast");
    private static readonly ExemplarInput Damaged = Valley with { Picture = "no picture"u8.ToArray() };

    private static readonly TranslationInput Input = new()
    {
        Map = new SemanticMapFile(Map),
        Model = "analogy",
        Options = new TranslationOptions { Width = 128, Height = 128 },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CoCosNetClient Client => new(server.Client);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TranslateEach_GivesWhatEachGivesAlone_OrItsProblem(bool json)
    {
        var client = new CoCosNetClient(server.Client) { SendsJson = json };
        var results = (await client.TranslateEachAsync(Input, [Valley, Damaged, Coast, Valley with { Map = null }], Token)).Results;

        Assert.Equal(await AloneAsync(Valley), results[0].Result!.Image);
        Assert.Equal("unsupported_format", results[1].Problem!.Code);
        Assert.Equal("#/exemplar/1", Assert.Single(results[1].Problem!.Errors).Pointer);
        Assert.Equal(await AloneAsync(Coast), results[2].Result!.Image);
        Assert.Equal("exemplar_map_required", results[3].Problem!.Code);
        Assert.Equal("#/exemplarMap/3", Assert.Single(results[3].Problem!.Errors).Pointer);
        Assert.All(results, item => Assert.True(item.Result is null != item.Problem is null));
    }

    [Fact]
    public async Task TranslateEach_OfKeptExemplars_TakesThemByTheirIds()
    {
        var kept = await Client.KeepExemplarAsync(Coast.Picture!.Value, Coast.Map, Token);
        var results = (await Client.TranslateEachAsync(Input, [new() { Id = kept.Id }, new() { Id = "nobody" }], Token)).Results;

        Assert.Equal(await AloneAsync(Coast), results[0].Result!.Image);
        Assert.Equal(("exemplar_not_found", "#/exemplarId/1"), (results[1].Problem!.Code, results[1].Problem!.Errors[0].Pointer));
    }

    [Theory]
    [InlineData(null, "image/png")]
    [InlineData("*/*", "image/png")]
    [InlineData("image/webp, multipart/*;q=0.9", "image/webp")]
    [InlineData("multipart/form-data", "image/png")]
    public async Task Post_WithoutAskingForJson_AnswersParts(string? accept, string mediaType)
    {
        using var response = await PostAsync(FormOf(Valley, Damaged, Coast), accept);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Token));
        Assert.Equal("analogy", Assert.Single(response.Headers.GetValues(ResponseHeaders.ModelId)));
        var boundary = response.Content.Headers.ContentType!.Parameters.Single(parameter => parameter.Name == "boundary").Value!.Trim('"');
        var reader = new MultipartReader(boundary, await response.Content.ReadAsStreamAsync(Token));
        var parts = new List<(string Disposition, string Type)>();
        while (await reader.ReadNextSectionAsync(Token) is { } section)
        {
            parts.Add((section.ContentDisposition!, section.ContentType!));
            if (section.ContentType == Problem.MediaType)
            {
                Assert.Equal("unsupported_format", (await ReadProblemAsync(section.Body))!.Code);
            }
        }

        Assert.Equal([mediaType, Problem.MediaType, mediaType], parts.Select(part => part.Type));
        Assert.All(parts, (part, number) => Assert.Contains($"name={number}", part.Disposition.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("text/event-stream")]
    public async Task Post_WhereAcceptTakesOnePictureOnly_Is406ThatSaysWhatThereIs(string accept)
    {
        using var response = await PostAsync(FormOf(Valley, Coast), accept);
        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal("not_acceptable", problem.Code);
        Assert.Contains("respond-async", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OfOneExemplarForParts_AnswersOnePart()
    {
        using var response = await PostAsync(FormOf(Valley), "multipart/form-data");
        Assert.Contains("name=0", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateEach_WhereNoneSucceeds_IsTheFirstProblem()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => Client.TranslateEachAsync(Input, [Damaged, Valley with { Map = null }], Token));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported_format"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task TranslateEach_WithABadMap_IsRefusedAsAWhole()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => Client.TranslateEachAsync(Input with { Map = new SemanticMapFile("no map"u8.ToArray()) }, [Valley, Coast], Token));
        Assert.Equal("#/map", Assert.Single(refused.Problem.Errors).Pointer);
    }

    [Fact]
    public async Task Post_WithOtherNumberOfMaps_Is400ThatSaysSo()
    {
        using var response = await PostAsync(FormOf(Valley, Coast).File("exemplarMap", Map), "application/json");
        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal(("conflicting_fields", "#/exemplarMap"), (problem.Code, problem.Errors[0].Pointer));
        Assert.Contains("2 exemplars and 3", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithTooManyExemplars_Is400ThatSaysHowManyMayBe()
    {
        using var response = await PostAsync(FormOf([.. Enumerable.Repeat(Valley with { Map = null }, 17)]), "application/json");
        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal("duplicate_field", problem.Code);
        Assert.Contains("more than 16 times", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitEach_MakesAJobEach_AndOnceOnlyUnderAKey()
    {
        var jobs = await Client.SubmitEachAsync(Input, [Valley, Damaged, Coast], "many", Token);
        var again = await Client.SubmitEachAsync(Input, [Valley, Damaged, Coast], "many", Token);
        Assert.Equal(jobs.Select(job => job.Id), again.Select(job => job.Id));
        Assert.Equal(3, jobs.Select(job => job.Id).Distinct().Count());

        var ended = new List<JobResponse>();
        foreach (var job in jobs)
        {
            ended.Add(await Client.WaitAsync(job.Id, Token));
        }

        Assert.Equal([JobState.Succeeded, JobState.Failed, JobState.Succeeded], ended.Select(job => job.State));
        var picture = await Client.GetOutputAsync(jobs[2].Id, "image", Token);
        Assert.Equal((await AloneAsync(Coast)).Url, $"data:image/png;base64,{Convert.ToBase64String(picture.Content.Span)}");
    }

    [Fact]
    public async Task Post_WithAKeyButNoJobs_Is400ThatNamesThePreference()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = FormOf(Valley, Coast) };
        request.Headers.Add("Idempotency-Key", "several");
        using var response = await server.Client.SendAsync(request, Token);
        Assert.Contains("respond-async", (await ApiServer.ReadProblemAsync(response)).Detail, StringComparison.Ordinal);
    }

    private static byte[] Sample(string name, string file) => File.ReadAllBytes(Repository.PathOf("samples", name, file));

    private static ExemplarInput Look(string name) =>
        new() { Picture = Sample(name, "exemplar.png"), Map = new SemanticMapFile(Sample(name, "exemplar-map.png")) };

    private static MultipartFormDataContent FormOf(params ExemplarInput[] exemplars)
    {
        var form = Form.Empty().Text("model", "analogy").Text("width", "128").Text("height", "128").File("map", Map);
        foreach (var exemplar in exemplars)
        {
            form.File("exemplar", exemplar.Picture!.Value.ToArray());
            if (exemplar.Map is { } map)
            {
                form.File("exemplarMap", map.Content.ToArray());
            }
        }

        return form;
    }

    private static async Task<Problem?> ReadProblemAsync(Stream body) =>
        await JsonSerializer.DeserializeAsync(body, HttpJsonContext.Default.Problem, Token);

    private async Task<PictureResponse> AloneAsync(ExemplarInput exemplar) =>
        (await Client.TranslateAsync(Input with { Exemplar = exemplar.Picture, ExemplarMap = exemplar.Map }, cancellationToken: Token)).Image;

    private async Task<HttpResponseMessage> PostAsync(MultipartFormDataContent form, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = form };
        if (accept is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Accept", accept));
        }

        return await server.Client.SendAsync(request, Token);
    }
}
