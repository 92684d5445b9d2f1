using System.Text.Json;
using CoCosNet.Api.Tests.Stores;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Tests.Support;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.KeyValueStore;

namespace CoCosNet.Api.Tests.Cluster;

/// <summary>Workers that fall silent while they run a job, and come back after another worker has taken it over. All are processes.</summary>
public sealed class TakeoverTests : IDisposable
{
    private readonly DirectoryInfo _models = Directory.CreateTempSubdirectory("models");

    public TakeoverTests() => TinyModels.Write(
        _models.FullName, "tiny", new { kind = "labels", classes = new[] { new { id = 0, name = "a", color = "#102030" }, new { id = 1, name = "b", color = "#405060" } } }, 2, "optional");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A job of several seconds.</summary>
    private static TranslationInput Long => ClusterInputs.Small with { Options = new TranslationOptions { Width = 2048, Height = 2048 } };

    public void Dispose() => _models.Delete(recursive: true);

    [Fact]
    public async Task Job_TakenOver_StopsWhereItRanBefore_AndSurvivesTheLossOfTheNextWorker()
    {
        using var nats = await NatsServer.StartAsync();
        await using var api = await ClusterProcess.StartAsync("api", nats);
        await using var first = await StartWorkerAsync(nats);
        await api.SeesWorkerAsync();
        var client = new CoCosNetClient(api.Client);
        var (job, second) = await TakeOverAsync(client, nats, first);
        await using var taken = second;
        second.Suspend();

        first.Resume();
        await UntilIdleAsync(nats);
        second.Kill();

        // The first worker has neither deleted the inputs nor acknowledged the message: it claims the job once more.
        Assert.Equal(JobState.Succeeded, (await client.WaitAsync(job, Token)).State);
        Assert.Equal(3, await CountRunsAsync(client, job));
    }

    [Fact]
    public async Task Cancel_OfAJobThatWasTakenOver_FreesTheWorkerThatRunsItNow()
    {
        using var nats = await NatsServer.StartAsync();
        await using var api = await ClusterProcess.StartAsync("api", nats);
        await using var other = await ClusterProcess.StartAsync("api", nats);
        await using var first = await StartWorkerAsync(nats);
        await api.SeesWorkerAsync();
        await other.SeesWorkerAsync();
        var client = new CoCosNetClient(api.Client);
        var (job, second) = await TakeOverAsync(client, nats, first);
        await using var taken = second;

        Assert.Equal(JobState.Canceled, (await new CoCosNetClient(other.Client).CancelAsync(job, Token)).State);

        // Only the second worker can run it.
        var next = await client.WaitAsync((await client.SubmitAsync(ClusterInputs.Small, cancellationToken: Token)).Id, Token);
        Assert.Equal(JobState.Succeeded, next.State);
        Assert.Equal(JobState.Canceled, (await client.GetJobAsync(job, Token)).State);
    }

    private static async Task UntilRunningAsync(CoCosNetClient client, string job, int runs)
    {
        var begun = 0;
        await foreach (var update in client.FollowAsync(job, cancellationToken: Token))
        {
            begun += update.Event is { State: JobState.Running, Stage: null } ? 1 : 0;
            if (begun == runs && update.Event.Stage is not null)
            {
                return;
            }
        }

        Assert.Fail($"The job ended after {begun} runs.");
    }

    private static async Task<int> CountRunsAsync(CoCosNetClient client, string job)
    {
        var begun = 0;
        await foreach (var update in client.FollowAsync(job, cancellationToken: Token))
        {
            begun += update.Event is { State: JobState.Running, Stage: null } ? 1 : 0;
        }

        return begun;
    }

    /// <summary>Waits until no present worker announces a running job.</summary>
    private static async Task UntilIdleAsync(NatsServer nats)
    {
        await using var connection = new NatsConnection(new NatsOpts { Url = nats.Url });
        var workers = await new NatsKVContext(new NatsJSContext(connection)).GetStoreAsync("cocosnet-workers", Token);
        await foreach (var entry in workers.WatchAsync<byte[]>(cancellationToken: Token))
        {
            if (entry.Value is { } value && JsonDocument.Parse(value).RootElement.GetProperty("running").GetInt32() == 0)
            {
                return;
            }
        }
    }

    /// <summary>Suspends the worker that runs a long job, and waits until another one runs it.</summary>
    private async Task<(string Job, ClusterProcess Second)> TakeOverAsync(CoCosNetClient client, NatsServer nats, ClusterProcess first)
    {
        var job = (await client.SubmitAsync(Long, cancellationToken: Token)).Id;
        await UntilRunningAsync(client, job, runs: 1);
        first.Suspend();
        var second = await StartWorkerAsync(nats);
        await UntilRunningAsync(client, job, runs: 2);
        return (job, second);
    }

    private Task<ClusterProcess> StartWorkerAsync(NatsServer nats) =>
        ClusterProcess.StartAsync("worker", nats, $"--Models:Directory={_models.FullName}", "--Inference:Replicas=1");
}
