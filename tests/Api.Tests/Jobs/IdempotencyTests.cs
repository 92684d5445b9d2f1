using System.Net;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Stores;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Jobs;

public sealed class IdempotencyTests
{
    private const string Key = "5f2b7a52-70a5-4d3e-a3d0-2f3a4b1f6c1d";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_UnderOneKeyAHundredTimesAtOnce_MakesOneJob()
    {
        await using var server = await ApiServer.StartAsync();

        var jobs = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => server.Typed.SubmitAsync(JobInputs.Minimal, Key, Token)));

        var id = Assert.Single(jobs.Select(job => job.Id).Distinct());
        Assert.Equal(JobState.Succeeded, (await server.Typed.WaitAsync(id, Token)).State);
        Assert.Equal(1, server.Translator.Begun);
        Assert.Equal(id, (await server.Typed.SubmitAsync(JobInputs.Minimal, Key, Token)).Id);
    }

    [Fact]
    public async Task Translate_UnderOneKeyManyTimesAtOnce_IsMadeOnceAndAnsweredToAll()
    {
        await using var server = await ApiServer.StartAsync();
        var input = JobInputs.Minimal with { Options = new TranslationOptions { Warps = true } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Typed.TranslateAsync(input, Key, Token)));

        Assert.Equal(1, server.Translator.Begun);
        var plain = await server.Typed.TranslateAsync(input, cancellationToken: Token);

        // Through a shared store a request's wait includes the way there and back.
        Assert.All(answers, answer => Assert.Equivalent(
            plain, SharedStore.IsUsed ? answer with { Timings = plain.Timings } : answer, strict: true));
    }

    [Fact]
    public async Task Translate_UnderAKey_AnswersThePictureAndWhereItStays()
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await PostAsync(server, Form.Minimal());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(FakeTranslator.Content(PictureFormat.Png, "image"), await response.Content.ReadAsByteArrayAsync(Token));
        Assert.StartsWith("queue;dur=1.5", Assert.Single(response.Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
        using var job = await server.GetAsync(response.Content.Headers.ContentLocation!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, job.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Translate_UnderAKeyOfAnotherRequest_Is422(bool otherFile)
    {
        await using var server = await ApiServer.StartAsync();
        using var first = await PostAsync(server, Form.Minimal());
        var other = otherFile ? Form.Empty().File("map", Form.Map).File("exemplar", [1]) : Form.Minimal().Text("quality", "50");

        using var second = await PostAsync(server, other);

        var problem = await ApiServer.ReadProblemAsync(second);
        Assert.Equal((422, "idempotency_key_reused"), (problem.Status, problem.Code));
        Assert.Equal(1, server.Translator.Begun);
    }

    [Fact]
    public async Task Translate_UnderTheKeyOfAFailure_RepeatsIt()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Fail(TranslationError.UnknownColor, "map");
        using var first = await PostAsync(server, Form.Minimal());

        using var second = await PostAsync(server, Form.Minimal());

        var problem = await ApiServer.ReadProblemAsync(second);
        Assert.Equal(("unknown_color", "/v1/translations"), (problem.Code, problem.Instance));
        Assert.Equal(1, server.Translator.Begun);
    }

    [Fact]
    public async Task Translate_UnderAKeyWhenTheClientLeaves_GoesOnAndIsThereForTheNext()
    {
        await using var server = await ApiServer.StartAsync();
        using var gate = new Gate();
        server.Translator.Behaviour = gate.HoldAsync;
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var left = server.Typed.TranslateAsync(JobInputs.Minimal, Key, impatience.Token);
        await gate.ArrivalAsync();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.Let(1);

        var answer = await server.Typed.TranslateAsync(JobInputs.Minimal, Key, Token);

        Assert.Equal("analogy", answer.Model);
        Assert.Equal(1, server.Translator.Begun);
    }

    [Fact]
    public async Task Translate_UnderAKeyAfterARestart_FindsTheFirstResult()
    {
        using var data = new DataFolder();
        var translator = new FakeTranslator();
        await using (var server = await ApiServer.StartAsync(translator, data))
        {
            await server.Typed.TranslateAsync(JobInputs.Minimal, Key, Token);
        }

        await using var next = await ApiServer.StartAsync(translator, data);
        await next.Typed.TranslateAsync(JobInputs.Minimal, Key, Token);

        Assert.Equal(1, translator.Begun);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task Translate_UnderAnUnusableKey_Is400(string key)
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await PostAsync(server, Form.Minimal(), key);

        Assert.Equal("invalid_idempotency_key", (await ApiServer.ReadProblemAsync(response)).Code);
    }

    private static async Task<HttpResponseMessage> PostAsync(ApiServer server, MultipartFormDataContent form, string key = Key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = form };
        Assert.True(request.Headers.TryAddWithoutValidation("Idempotency-Key", key));
        return await server.Client.SendAsync(request, Token);
    }
}
