using System.Net;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Stores;
using CoCosNet.Client;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Jobs;

public sealed class JobEventTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_OfAJob_TellEveryStepAndPreviewOnce()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Steps =
        [
            new(TranslationStage.Decode, 0.1),
            new(TranslationStage.Match, 0.3, FakeTranslator.Warp(0, PictureFormat.Png)),
            new(TranslationStage.Match, 0.6, FakeTranslator.Warp(1, PictureFormat.Png)),
            new(TranslationStage.Encode, 0.9),
        ];
        var input = JobInputs.Minimal with { Options = new TranslationOptions { Previews = true } };
        var job = await server.Typed.SubmitAsync(input, cancellationToken: Token);

        var updates = await FollowAsync(server, job.Id);

        Assert.Equal(Enumerable.Range(1, 7).Select(number => (long)number), updates.Select(update => update.Number));
        Assert.Equal(
            [JobState.Queued, JobState.Running, JobState.Running, JobState.Running, JobState.Running, JobState.Running, JobState.Succeeded],
            updates.Select(update => update.Event.State));
        Assert.Equal(
            [null, null, TranslationStage.Decode, TranslationStage.Match, TranslationStage.Match, TranslationStage.Encode, null],
            updates.Select(update => update.Event.Stage));
        var previews = updates.Select(update => update.Event.Preview).OfType<WarpResponse>().ToList();
        Assert.Equal([$"/v1/jobs/{job.Id}/outputs/warp-32", $"/v1/jobs/{job.Id}/outputs/warp-64"], previews.Select(preview => preview.Picture.Url));
        var preview = await server.Typed.GetOutputAsync(job.Id, "warp-64", Token);
        Assert.Equal(FakeTranslator.Content(PictureFormat.Png, "warp 1"), preview.Content.ToArray());
        Assert.Equal($"/v1/jobs/{job.Id}/outputs/image", updates[^1].Event.Result!.Image.Url);
    }

    [Fact]
    public async Task Events_AfterTheLastOneSeen_TellTheRestAndThenNothing()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Fail(TranslationError.OutOfMemory);
        var job = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        var all = await FollowAsync(server, job.Id);

        var rest = await FollowAsync(server, job.Id, after: 2);

        Assert.Equal("out_of_memory", all[^1].Event.Problem!.Code);
        Assert.Equal(all.Skip(2).Select(update => update.Number), rest.Select(update => update.Number));
        using var request = new HttpRequestMessage(HttpMethod.Get, job.Links.Events);
        request.Headers.Add("Last-Event-ID", $"{all[^1].Number}");
        using var nothing = await server.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
        Assert.Empty(await FollowAsync(server, job.Id, all[^1].Number));
    }

    [Fact]
    public async Task Events_AfterNoNumber_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        var job = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, job.Links.Events);
        request.Headers.Add("Last-Event-ID", "latest");

        using var response = await server.Client.SendAsync(request, Token);

        Assert.Equal("invalid_event_id", (await ApiServer.ReadProblemAsync(response)).Code);
    }

    [Fact]
    public async Task Stream_OfAQuietJob_SaysThatItIsAliveAndEndsWithTheServer()
    {
        var server = await ApiServer.StartAsync("--Jobs:Heartbeat=00:00:00.100");
        using var gate = new Gate();
        server.Translator.Behaviour = gate.HoldAsync;
        var job = await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        using var response = await server.Client.GetAsync(new Uri(job.Links.Events, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Token));

        Assert.Equal("retry: 2000", await reader.ReadLineAsync(Token));
        for (var beats = 0; beats < 2;)
        {
            beats += await reader.ReadLineAsync(Token) == ": alive" ? 1 : 0;
        }

        var rest = reader.ReadToEndAsync(Token);
        await server.DisposeAsync();
        await rest;
    }

    [Fact]
    public async Task Translate_AcceptingEvents_TellsProgressAndThenTheResult()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Steps = [new(TranslationStage.Decode, 0.1), new(TranslationStage.Match, 0.5, FakeTranslator.Warp(0, PictureFormat.Png))];
        var told = new List<TranslationEvent>();

        await foreach (var now in server.Typed.StreamAsync(JobInputs.Minimal, Token))
        {
            told.Add(now);
        }

        Assert.Equal([JobState.Running, JobState.Running, JobState.Succeeded], told.Select(now => now.State));
        Assert.StartsWith("data:image/png;base64,", told[1].Preview!.Picture.Url, StringComparison.Ordinal);
        Assert.StartsWith("data:image/png;base64,", told[2].Result!.Image.Url, StringComparison.Ordinal);
        Assert.Empty((await server.Client.GetStringAsync(new Uri("/v1/jobs", UriKind.Relative), Token))
            .Replace("{\"jobs\":[]}", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Translate_AcceptingEvents_ThatFailsBeforeAnyAnswersItsStatus()
    {
        SharedStore.SkipIfUsed("In a shared store a worker without a free place waits for one.");
        await using var server = await ApiServer.StartAsync();
        server.Translator.Fail(TranslationError.QueueFull);

        using var response = await server.TranslateAsync(accept: "text/event-stream");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("queue_full", (await ApiServer.ReadProblemAsync(response)).Code);
    }

    [Fact]
    public async Task Translate_AcceptingEvents_ThatFailsLaterTellsTheProblem()
    {
        await using var server = await ApiServer.StartAsync();
        using var gate = new Gate();
        server.Translator.Steps = [new(TranslationStage.Decode, 0.1)];
        server.Translator.Behaviour = async (request, token) =>
        {
            await gate.HoldAsync(request, token);
            throw new TranslationException(TranslationError.CorruptFile, "exemplar", "It is cut off.");
        };
        var told = new List<TranslationEvent>();

        await foreach (var now in server.Typed.StreamAsync(JobInputs.Minimal, Token))
        {
            told.Add(now);
            if (told.Count == 1)
            {
                gate.Let(1);
            }
        }

        Assert.Equal(JobState.Failed, told[^1].State);
        Assert.Equal(("corrupt_file", "#/exemplar"), (told[^1].Problem!.Code, told[^1].Problem!.Errors[0].Pointer));
    }

    private static async Task<List<JobUpdate>> FollowAsync(ApiServer server, string id, long after = 0)
    {
        var updates = new List<JobUpdate>();
        await foreach (var update in server.Typed.FollowAsync(id, after, Token))
        {
            updates.Add(update);
        }

        return updates;
    }
}
