using System.Text;
using System.Text.Json;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.DependencyInjection;

namespace CoCosNet.Api.Tests.Jobs;

public sealed class RestartTests
{
    private const int Jobs = 50;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_CancelledInEveryStateAndRestartedMidway_EndOnceEachAndTellEverythingOnce()
    {
        using var data = new DataFolder();
        using var gate = new Gate();
        var translator = new FakeTranslator { Behaviour = gate.HoldAsync, Steps = [new(TranslationStage.Match, 0.5)] };
        var ids = new List<string>();
        var heard = new Dictionary<string, List<JobUpdate>>();
        var canceled = new HashSet<string>();
        var succeeded = new HashSet<string>();

        await using (var server = await ApiServer.StartAsync(translator, data, "--Jobs:Workers=4"))
        {
            for (var i = 0; i < Jobs; i++)
            {
                ids.Add((await server.Typed.SubmitAsync(Numbered(i), cancellationToken: Token)).Id);
            }

            for (var i = 0; i < 4; i++)
            {
                await gate.ArrivalAsync();
            }

            // Running, queued, and ended ones.
            canceled.UnionWith([ids[1], ids[20], ids[35], ids[49]]);
            foreach (var id in canceled)
            {
                Assert.Equal(JobState.Canceled, (await server.Typed.CancelAsync(id, Token)).State);
            }

            gate.Let(10);
            for (var i = 0; i < 10; i++)
            {
                await gate.ArrivalAsync();
            }

            // Ten were let through, so that the first ten which were not cancelled are on their way to their end.
            succeeded.UnionWith(await EndedAsync(server, ids, 10 + canceled.Count));
            succeeded.ExceptWith(canceled);
            Assert.Equal(JobState.Succeeded, (await server.Typed.CancelAsync(succeeded.First(), Token)).State);
            foreach (var id in ids)
            {
                heard[id] = await ReadAsync(server, id, after: 0);
            }
        }

        await using (var server = await ApiServer.StartAsync(translator, data, "--Jobs:Workers=4"))
        {
            var another = ids.First(id => !canceled.Contains(id) && !succeeded.Contains(id));
            canceled.Add(another);
            Assert.Equal(JobState.Canceled, (await server.Typed.CancelAsync(another, Token)).State);
            gate.Let(Jobs);

            foreach (var id in ids)
            {
                // From where the first server left off.
                await foreach (var update in server.Typed.FollowAsync(id, heard[id].Count == 0 ? 0 : heard[id][^1].Number, Token))
                {
                    heard[id].Add(update);
                }

                var job = await server.Typed.GetJobAsync(id, Token);
                Assert.Equal(canceled.Contains(id) ? JobState.Canceled : JobState.Succeeded, job.State);
                Assert.Equal(Enumerable.Range(1, heard[id].Count).Select(number => (long)number), heard[id].Select(update => update.Number));
                Assert.Equal(job.State, Assert.Single(heard[id], update => update.Event.State.IsFinal()).Event.State);
                Assert.Equal(heard[id].Select(Text), (await ReadAsync(server, id, after: 0)).Select(Text));
            }
        }

        // A job that was stopped by the restart has begun twice, but none came to its end twice.
        var finished = gate.Finished.Select(request => Encoding.UTF8.GetString(request.Map!.Content.Span)).ToList();
        Assert.Equal(finished.Distinct().Count(), finished.Count);
        Assert.Equal(Jobs - canceled.Count, finished.Count);
    }

    [Fact]
    public async Task Follow_OverARestart_TellsEveryEventOnce()
    {
        using var data = new DataFolder();
        using var gate = new Gate();
        var translator = new FakeTranslator { Behaviour = gate.HoldAsync };
        var server = await ApiServer.StartAsync(translator, data);
        var address = server.Address;
        using var http = new HttpClient { BaseAddress = address };
        var client = new CoCosNetClient(http);
        var job = await client.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await gate.ArrivalAsync();
        var numbers = new List<long>();
        var heard = new SemaphoreSlim(0);
        var following = Task.Run(
            async () =>
            {
                await foreach (var update in client.FollowAsync(job.Id, cancellationToken: Token))
                {
                    numbers.Add(update.Number);
                    heard.Release();
                }
            },
            Token);
        await heard.WaitAsync(Token);

        await server.DisposeAsync();
        await using var next = await ApiServer.StartAsync(translator, data, $"--urls={address}");
        await gate.ArrivalAsync();
        gate.Let(1);
        await following;

        // Queued, running, queued by the restart, running, succeeded.
        Assert.Equal([1, 2, 3, 4, 5], numbers);
        heard.Dispose();
    }

    /// <summary>A job whose runs ended their processes is failed without having been run to its end.</summary>
    [Fact]
    public async Task Inputs_OfAJobThatFailedWithItsProcess_AreKeptUntilItIsDeleted()
    {
        using var data = new DataFolder();
        using var gate = new Gate();
        var translator = new FakeTranslator { Behaviour = gate.HoldAsync };
        string id;
        await using (var server = await ApiServer.StartAsync(translator, data))
        {
            id = (await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token)).Id;
            await gate.ArrivalAsync();
            var state = server.Services.GetRequiredService<IJobState>();
            var lost = JobAddresses.ProblemOf(id, new TranslationException(TranslationError.WorkerLost, field: null, "Lost."));
            Assert.True(await state.FinishAsync((await state.FindAsync(id, Token))!, JobOutcome.Failure(lost), Token));
        }

        await using var next = await ApiServer.StartAsync(translator, data);
        var files = next.Services.GetRequiredService<JobFiles>();
        var job = (await next.Services.GetRequiredService<IJobState>().FindAsync(id, Token))!;
        Assert.Equal(JobState.Failed, job.State);
        Assert.Equal(JobInputs.Minimal.Exemplar!.Value.ToArray(), (await files.ReadInputsAsync(job, Token)).Exemplar.ToArray());

        await next.Typed.DeleteJobAsync(id, Token);
        await Assert.ThrowsAsync<FileNotFoundException>(() => files.ReadInputsAsync(job, Token));
    }

    private static TranslationInput Numbered(int number) =>
        JobInputs.Minimal with { Map = new SemanticMapFile(Encoding.UTF8.GetBytes($"map {number}")) };

    private static string Text(JobUpdate update) =>
        $"{update.Number} {JsonSerializer.Serialize(update.Event, HttpJsonContext.Default.TranslationEvent)}";

    private static async Task<List<string>> EndedAsync(ApiServer server, List<string> ids, int count)
    {
        while (true)
        {
            var ended = new List<string>();
            await foreach (var job in server.Typed.ListJobsAsync(cancellationToken: Token))
            {
                if (job.State.IsFinal())
                {
                    ended.Add(job.Id);
                }
            }

            if (ended.Count >= count)
            {
                return ended;
            }

            await Task.Delay(20, Token);
        }
    }

    /// <summary>What has been told until now.</summary>
    private static async Task<List<JobUpdate>> ReadAsync(ApiServer server, string id, long after)
    {
        var state = server.Services.GetRequiredService<IJobState>();
        var events = await state.ReadEventsAsync(id, after, Token);
        return [.. events.Select(told => new JobUpdate(
            told.Number, JsonSerializer.Deserialize(told.Data, HttpJsonContext.Default.TranslationEvent)!))];
    }
}
