using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Stores;
using CoCosNet.Client;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.DependencyInjection;

namespace CoCosNet.Api.Tests.Jobs;

public sealed class JobTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Translate_PreferringAsync_AnswersWhereTheJobIs()
    {
        await using var server = await ApiServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = Form.Minimal() };
        request.Headers.Add("Prefer", "handling=lenient, respond-async; wait=10");

        using var response = await server.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("respond-async", Assert.Single(response.Headers.GetValues("Preference-Applied")));
        var id = response.Headers.Location!.OriginalString["/v1/jobs/".Length..];
        var job = await server.Typed.WaitAsync(id, Token);
        Assert.Equal((JobState.Succeeded, 1d), (job.State, job.Fraction));
        Assert.Equal("image/png", job.Result!.Image.MediaType);
        Assert.NotNull(job.StartedAt);
        Assert.True(job.ExpiresAt > job.FinishedAt);
    }

    [Fact]
    public async Task Get_ThatHasNotChanged_IsNotModified()
    {
        await using var server = await ApiServer.StartAsync();
        var job = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await server.Typed.WaitAsync(job.Id, Token);
        using var first = await server.GetAsync(job.Links.Self);

        using var again = await GetAsync(server, job.Links.Self, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Get_WhileOthersRun_TellsPlaceStageAndFraction()
    {
        await using var server = await ApiServer.StartAsync();
        using var gate = new Gate();
        server.Translator.Behaviour = gate.HoldAsync;
        server.Translator.Steps = [new(TranslationStage.Match, 0.5)];
        var running = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await gate.ArrivalAsync();
        var next = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        var last = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);

        Assert.Equal((JobState.Queued, 1), (next.State, next.QueuePosition));
        Assert.Equal((JobState.Queued, 2), (last.State, last.QueuePosition));
        await foreach (var update in server.Typed.FollowAsync(running.Id, cancellationToken: Token))
        {
            if (update.Event.Stage is not null)
            {
                break;
            }
        }

        running = await server.Typed.GetJobAsync(running.Id, Token);
        Assert.Equal((JobState.Running, TranslationStage.Match, 0.5), (running.State, running.Stage, running.Fraction));
        gate.Let(3);
        Assert.Equal(JobState.Succeeded, (await server.Typed.WaitAsync(last.Id, Token)).State);
    }

    [Fact]
    public async Task Output_OfAJob_HasAStrongTagRangesAndNeverChanges()
    {
        await using var server = await ApiServer.StartAsync();
        var input = JobInputs.Minimal with { Options = new TranslationOptions { Warps = true, Format = PictureFormat.Webp } };
        var job = await server.Typed.SubmitAsync(input, cancellationToken: Token);
        job = await server.Typed.WaitAsync(job.Id, Token);

        Assert.Equal(["warp-32", "warp-64", "warp-128", "warp-256", "image"], job.Outputs.Select(output => output.Name));
        Assert.Equal(job.Outputs[^1].Url, job.Result!.Image.Url);
        Assert.Equal(job.Outputs[0].Url, job.Result.Warps[0].Picture.Url);
        using var whole = await server.GetAsync(job.Result.Image.Url);
        var content = await whole.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal(FakeTranslator.Content(PictureFormat.Webp, "image"), content);
        Assert.Equal("image/webp", whole.Content.Headers.ContentType?.MediaType);
        Assert.False(whole.Headers.ETag!.IsWeak);
        Assert.Contains("immutable", whole.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        using var part = await GetAsync(server, job.Result.Image.Url, request => request.Headers.Range = new RangeHeaderValue(2, 5));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(content[2..6], await part.Content.ReadAsByteArrayAsync(Token));
        using var beyond = await GetAsync(server, job.Result.Image.Url, request => request.Headers.Range = new RangeHeaderValue(9_000, null));
        Assert.Equal("range_not_satisfiable", (await ApiServer.ReadProblemAsync(beyond)).Code);
        using var same = await GetAsync(server, job.Result.Image.Url, request => request.Headers.IfNoneMatch.Add(whole.Headers.ETag));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        var missing = await Assert.ThrowsAsync<ProblemException>(() => server.Typed.GetOutputAsync(job.Id, "flow", Token));
        Assert.Equal("output_not_found", missing.Code);
    }

    [Fact]
    public async Task Cancel_InEveryState_IsAnsweredWithHowItStands()
    {
        await using var server = await ApiServer.StartAsync();
        using var gate = new Gate();
        server.Translator.Behaviour = gate.HoldAsync;
        var running = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await gate.ArrivalAsync();
        var queued = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);

        foreach (var id in new[] { queued.Id, running.Id, queued.Id, running.Id })
        {
            var canceled = await server.Typed.CancelAsync(id, Token);
            Assert.Equal(JobState.Canceled, canceled.State);
        }

        // The cancelled run has freed the only worker.
        var succeeding = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await gate.ArrivalAsync();
        gate.Let(1);
        await server.Typed.WaitAsync(succeeding.Id, Token);
        Assert.Equal(JobState.Succeeded, (await server.Typed.CancelAsync(succeeding.Id, Token)).State);

        server.Translator.Fail(TranslationError.UnknownClass, "map");
        var failing = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await server.Typed.WaitAsync(failing.Id, Token);
        Assert.Equal(JobState.Failed, (await server.Typed.CancelAsync(failing.Id, Token)).State);

        await server.Typed.DeleteJobAsync(succeeding.Id, Token);
        Assert.Equal(JobState.Expired, (await server.Typed.CancelAsync(succeeding.Id, Token)).State);
        var unknown = await Assert.ThrowsAsync<ProblemException>(() => server.Typed.CancelAsync("abc", Token));
        Assert.Equal((HttpStatusCode.NotFound, "job_not_found"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task Job_ThatFails_TellsTheProblemThatAnAnswerWouldHaveBeen()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Fail(TranslationError.UnknownClass, "map");

        var job = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        job = await server.Typed.WaitAsync(job.Id, Token);

        Assert.Equal(JobState.Failed, job.State);
        Assert.Equal(("unknown_class", 422, job.Links.Self), (job.Problem!.Code, job.Problem.Status, job.Problem.Instance));
        Assert.Equal("#/map", Assert.Single(job.Problem.Errors).Pointer);
    }

    [Fact]
    public async Task Job_ThatFindsTheQueueFullOrTheModelLoading_WaitsInsteadOfFailing()
    {
        await using var server = await ApiServer.StartAsync();
        var refusals = new Queue<TranslationError>([TranslationError.QueueFull, TranslationError.ModelLoading]);
        server.Translator.Behaviour = (_, _) => refusals.TryDequeue(out var error)
            ? throw new TranslationException(error, null, "Not now.") { RetryAfter = TimeSpan.FromMilliseconds(10) }
            : Task.CompletedTask;

        var job = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);

        Assert.Equal(JobState.Succeeded, (await server.Typed.WaitAsync(job.Id, Token)).State);
        Assert.Empty(refusals);
    }

    [Fact]
    public async Task Job_ThatRunsTooLong_FailsAndFreesTheWorker()
    {
        await using var server = await ApiServer.StartAsync("--Jobs:RunLimit=00:10:00");
        using var gate = new Gate();
        server.Translator.Behaviour = gate.HoldAsync;
        var job = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await gate.ArrivalAsync();

        server.Time.Advance(TimeSpan.FromMinutes(10));
        job = await server.Typed.WaitAsync(job.Id, Token);

        Assert.Equal((JobState.Failed, "deadline_exceeded"), (job.State, job.Problem!.Code));
        server.Translator.Behaviour = null;
        job = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        Assert.Equal(JobState.Succeeded, (await server.Typed.WaitAsync(job.Id, Token)).State);
    }

    [Fact]
    public async Task List_OfManyJobs_IsPagedYoungestFirstAndFiltered()
    {
        await using var server = await ApiServer.StartAsync();
        using var gate = new Gate();
        server.Translator.Behaviour = gate.HoldAsync;
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, (await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token)).Id);
        }

        await server.Typed.CancelAsync(ids[1], Token);
        var listed = new List<string>();
        string? cursor = null;
        do
        {
            var address = $"/v1/jobs?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}";
            using var response = await server.GetAsync(address);
            var page = (await response.Content.ReadFromJsonAsync(HttpJsonContext.Default.JobListResponse, Token))!;
            Assert.InRange(page.Jobs.Count, 1, 2);
            listed.AddRange(page.Jobs.Select(job => job.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(ids, listed);
        var canceled = new List<string>();
        await foreach (var job in server.Typed.ListJobsAsync(JobState.Canceled, Token))
        {
            canceled.Add(job.Id);
        }

        Assert.Equal([ids[1]], canceled);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("state=done", "state")]
    [InlineData("cursor=x", "cursor")]
    public async Task List_WithAnUnusableParameter_NamesIt(string query, string name)
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.GetAsync($"/v1/jobs?{query}");

        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal((400, "invalid_query"), (problem.Status, problem.Code));
        Assert.Contains($"'{name}'", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_OfAJob_TakesItsFilesAway()
    {
        SharedStore.SkipIfUsed("It looks into the folder of the embedded store.");
        using var data = new DataFolder();
        await using var server = await ApiServer.StartAsync(new FakeTranslator(), data);
        var job = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await server.Typed.WaitAsync(job.Id, Token);

        await server.Typed.DeleteJobAsync(job.Id, Token);
        await server.Typed.DeleteJobAsync(job.Id, Token);

        var gone = await Assert.ThrowsAsync<ProblemException>(() => server.Typed.GetOutputAsync(job.Id, "image", Token));
        Assert.Equal((HttpStatusCode.Gone, "job_expired"), (gone.Status, gone.Code));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(data.Path, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Outputs_AfterTheirTime_AreGoneWhileTheJobIsRemembered()
    {
        await using var server = await ApiServer.StartAsync("--Jobs:Retention=1.00:00:00");
        var job = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        job = await server.Typed.WaitAsync(job.Id, Token);
        var retention = server.Services.GetRequiredService<JobRetention>();
        await retention.CleanUpAsync(Token);
        Assert.Equal(JobState.Succeeded, (await server.Typed.GetJobAsync(job.Id, Token)).State);

        server.Time.Advance(TimeSpan.FromDays(1));
        await retention.CleanUpAsync(Token);

        job = await server.Typed.GetJobAsync(job.Id, Token);
        Assert.Equal(JobState.Expired, job.State);
        Assert.Null(job.Result);
        Assert.Empty(job.Outputs);
    }

    [Fact]
    public async Task Jobs_BeyondTheirBytes_ExpireOldestFirst()
    {
        await using var server = await ApiServer.StartAsync("--Jobs:MaximumBytes=1048576");
        var large = JobInputs.Minimal with { Exemplar = new byte[700_000] };
        using var gate = new Gate();
        var first = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await server.Typed.WaitAsync(first.Id, Token);
        server.Translator.Behaviour = gate.HoldAsync;
        await server.Typed.SubmitAsync(large, cancellationToken: Token);
        await server.Typed.SubmitAsync(large, cancellationToken: Token);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => server.Typed.SubmitAsync(large, cancellationToken: Token));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage_full"), (refused.Status, refused.Code));
        Assert.NotNull(refused.RetryAfter);
        Assert.Equal(JobState.Expired, (await server.Typed.GetJobAsync(first.Id, Token)).State);
        gate.Let(2);
    }

    [Fact]
    public async Task Submit_ToAFullQueue_Is503()
    {
        await using var server = await ApiServer.StartAsync("--Jobs:QueueCapacity=1");
        using var gate = new Gate();
        server.Translator.Behaviour = gate.HoldAsync;
        await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await gate.ArrivalAsync();
        await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "queue_full"), (refused.Status, refused.Code));
        Assert.NotNull(refused.RetryAfter);
    }

    [Fact]
    public async Task Submit_ForAnUnknownModel_IsRefusedAtOnce()
    {
        await using var server = await ApiServer.StartAsync();

        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => server.Typed.SubmitAsync(JobInputs.Minimal with { Model = "paintings" }, cancellationToken: Token));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "unknown_model"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Start_OverAFolderThatAnotherServerHas_SaysSo()
    {
        SharedStore.SkipIfUsed("Several processes use a shared store at once.");
        using var data = new DataFolder();
        await using var server = await ApiServer.StartAsync(new FakeTranslator(), data);

        var exception = await Assert.ThrowsAsync<StartException>(() => ApiServer.StartAsync(new FakeTranslator(), data));

        Assert.Contains("Jobs__Directory", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finish_OfARunThatWasGivenUp_ChangesNothing()
    {
        await using var server = await ApiServer.StartAsync();
        using var gate = new Gate();
        server.Translator.Behaviour = gate.HoldAsync;
        var submitted = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await gate.ArrivalAsync();
        var state = server.Services.GetRequiredService<IJobState>();
        var run = (await state.FindAsync(submitted.Id, Token))!;
        var problem = JobAddresses.ProblemOf(run.Id, new TranslationException(TranslationError.Internal, null, ""));

        Assert.False(await state.FinishAsync(run with { Attempts = run.Attempts - 1 }, JobOutcome.Failure(problem), Token));
        await server.Typed.CancelAsync(run.Id, Token);
        Assert.False(await state.FinishAsync(run, JobOutcome.Failure(problem), Token));

        Assert.Equal(JobState.Canceled, (await server.Typed.GetJobAsync(run.Id, Token)).State);
    }

    private static async Task<HttpResponseMessage> GetAsync(ApiServer server, string path, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        change(request);
        return await server.Client.SendAsync(request, Token);
    }
}
