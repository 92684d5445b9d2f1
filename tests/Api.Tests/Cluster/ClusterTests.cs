using System.Collections.Concurrent;
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

/// <summary>API and worker processes on one NATS server, all of them real processes on this machine.</summary>
public sealed class ClusterTests : IDisposable
{
    private static readonly string[] Colors = ["#102030", "#405060", "#708090"];

    private readonly DirectoryInfo _models = Directory.CreateTempSubdirectory("models");

    public ClusterTests()
    {
        var classes = Colors.Select((color, id) => new { id, name = $"class-{id}", color }).ToArray();
        TinyModels.Write(_models.FullName, "tiny", new { kind = "labels", classes }, classes.Length, "optional");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Models => $"--Models:Directory={_models.FullName}";

    public void Dispose() => _models.Delete(recursive: true);

    [Fact]
    public async Task Jobs_ThroughTwoApisWithWorkersKilled_EndOnceEach()
    {
        const int Jobs = 40;
        using var nats = await NatsServer.StartAsync();
        await using var first = await ClusterProcess.StartAsync("api", nats);
        await using var second = await ClusterProcess.StartAsync("api", nats);
        var workers = new ConcurrentQueue<ClusterProcess>();
        workers.Enqueue(await ClusterProcess.StartAsync("worker", nats, Models));
        workers.Enqueue(await ClusterProcess.StartAsync("worker", nats, Models));
        await first.SeesWorkerAsync();
        await second.SeesWorkerAsync();
        try
        {
            CoCosNetClient[] clients = [new(first.Client), new(second.Client)];
            var ids = new List<string>();
            for (var i = 0; i < Jobs; i++)
            {
                ids.Add((await clients[i % 2].SubmitAsync(Input(), cancellationToken: Token)).Id);
                if (i == Jobs / 2 && workers.TryDequeue(out var victim))
                {
                    victim.Kill();
                    await victim.DisposeAsync();
                }
            }

            foreach (var (index, id) in ids.Index())
            {
                // Asked of the API that did not accept it.
                var ended = await clients[(index + 1) % 2].WaitAsync(id, Token);
                Assert.Equal(JobState.Succeeded, ended.State);
                var heard = new List<JobUpdate>();
                await foreach (var update in clients[index % 2].FollowAsync(id, cancellationToken: Token))
                {
                    heard.Add(update);
                }

                Assert.Single(heard, update => update.Event.State == JobState.Succeeded);
                Assert.Equal(Enumerable.Range(1, heard.Count).Select(number => (long)number), heard.Select(update => update.Number));
            }
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Jobs_WhenNatsIsKilledAndStartedAgain_AllEnd()
    {
        const int Jobs = 12;
        using var nats = await NatsServer.StartAsync();
        await using var api = await ClusterProcess.StartAsync("api", nats);
        await using var worker = await ClusterProcess.StartAsync("worker", nats, Models);
        await api.SeesWorkerAsync();
        var client = new CoCosNetClient(api.Client);
        var ids = new List<string>();
        for (var i = 0; i < Jobs; i++)
        {
            ids.Add((await client.SubmitAsync(Input(), cancellationToken: Token)).Id);
        }

        nats.Kill();
        await nats.StartAgainAsync();
        foreach (var id in ids)
        {
            Assert.Equal(JobState.Succeeded, (await client.WaitAsync(id, Token)).State);
        }
    }

    /// <summary>The bench verb <c>affinity</c> measures the gain.</summary>
    [Fact]
    public async Task Jobs_OfOneExemplar_RunOnTheWorkerThatUsedItLast_AndOnAnotherOnceThatIsGone()
    {
        using var nats = await NatsServer.StartAsync();
        string[] patient = ["--Nats:AffinityWait=00:00:10", "--Nats:WorkerTimeout=00:00:30", Models];
        await using var api = await ClusterProcess.StartAsync("api", nats, patient);
        await using var first = await ClusterProcess.StartAsync("worker", nats, patient);
        await using var second = await ClusterProcess.StartAsync("worker", nats, patient);
        await api.SeesWorkerAsync();
        var client = new CoCosNetClient(api.Client);
        var ids = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            ids.Add((await client.WaitAsync((await client.SubmitAsync(i % 2 == 0 ? Input() : ClusterInputs.Small, cancellationToken: Token)).Id, Token)).Id);
        }

        await using var connection = new NatsConnection(new NatsOpts { Url = nats.Url });
        var bucket = await new NatsKVContext(new NatsJSContext(connection)).GetStoreAsync("cocosnet-jobs", Token);
        var ran = new List<string?>();
        foreach (var id in ids)
        {
            ran.Add(JsonDocument.Parse((await bucket.GetEntryAsync<byte[]>(id, cancellationToken: Token)).Value).RootElement.GetProperty("worker").GetString());
        }

        Assert.Single(ran.Where((_, index) => index % 2 == 0).Distinct());
        Assert.Single(ran.Where((_, index) => index % 2 == 1).Distinct());
        first.Kill();
        foreach (var input in new[] { Input(), ClusterInputs.Small })
        {
            Assert.Equal(JobState.Succeeded, (await client.WaitAsync((await client.SubmitAsync(input, cancellationToken: Token)).Id, Token)).State);
        }
    }

    /// <summary>The bench verb <c>bus</c> times it.</summary>
    [Fact]
    public async Task Cancel_ThroughAnotherApi_EndsTheJobInEachState_AndFreesTheWorker()
    {
        using var nats = await NatsServer.StartAsync();
        await using var first = await ClusterProcess.StartAsync("api", nats);
        await using var second = await ClusterProcess.StartAsync("api", nats);
        await using var worker = await ClusterProcess.StartAsync("worker", nats, Models, "--Inference:Replicas=1");
        await first.SeesWorkerAsync();
        await second.SeesWorkerAsync();
        CoCosNetClient[] clients = [new(first.Client), new(second.Client)];
        var large = Input() with { Options = new TranslationOptions { Width = 2048, Height = 2048 } };
        var running = (await clients[0].SubmitAsync(large, cancellationToken: Token)).Id;
        var waiting = (await clients[0].SubmitAsync(large, cancellationToken: Token)).Id;
        await foreach (var update in clients[0].FollowAsync(running, cancellationToken: Token))
        {
            if (update.Event.Stage is not null)
            {
                break;
            }
        }

        Assert.Equal(JobState.Canceled, (await clients[1].CancelAsync(waiting, Token)).State);
        Assert.Equal(JobState.Canceled, (await clients[1].CancelAsync(running, Token)).State);
        Assert.Equal(JobState.Canceled, (await clients[0].WaitAsync(running, Token)).State);
        var next = await clients[1].WaitAsync((await clients[1].SubmitAsync(Input(), cancellationToken: Token)).Id, Token);
        Assert.Equal(JobState.Succeeded, next.State);
        Assert.Equal(JobState.Succeeded, (await clients[0].CancelAsync(next.Id, Token)).State);
    }

    [Fact]
    public async Task Translate_WithoutAWorker_SaysSoAndWhenToRetry()
    {
        using var nats = await NatsServer.StartAsync();
        await using var api = await ClusterProcess.StartAsync("api", nats);
        var exception = await Assert.ThrowsAsync<ProblemException>(() => new CoCosNetClient(api.Client).TranslateAsync(Input(), cancellationToken: Token));
        Assert.DoesNotContain("libtorch", await File.ReadAllTextAsync($"/proc/{api.Id}/maps", Token), StringComparison.Ordinal);
        Assert.Equal("no_worker", exception.Problem.Code);
        Assert.True(exception.Problem.Retryable);
    }

    [Fact]
    public async Task Translate_ThroughTheQueue_GivesTheSameBytesAsAServerAlone()
    {
        using var nats = await NatsServer.StartAsync();
        await using var api = await ClusterProcess.StartAsync("api", nats);
        await using var worker = await ClusterProcess.StartAsync("worker", nats, Models);
        await api.SeesWorkerAsync();
        var client = new CoCosNetClient(api.Client);
        var now = await client.TranslateAsync(Input(), cancellationToken: Token);
        var job = await client.WaitAsync((await client.SubmitAsync(Input(), cancellationToken: Token)).Id, Token);
        var stored = await client.GetOutputAsync(job.Id, "image", Token);
        Assert.Equal($"data:image/png;base64,{Convert.ToBase64String(stored.Content.Span)}", now.Image.Url);
    }

    private static TranslationInput Input() => new()
    {
        Map = new SemanticMapFile(PngBuilder.Grey(128, 128, [.. Pixels().Select(pixel => (byte)(pixel.X / 64))])),
        Exemplar = PngBuilder.Rgb(128, 128, [.. Pixels().SelectMany(pixel => new[] { (byte)pixel.X, (byte)pixel.Y, (byte)90 })]),
        ExemplarMap = new SemanticMapFile(PngBuilder.Grey(128, 128, [.. Pixels().Select(pixel => (byte)(pixel.Y / 64))])),
        Options = new TranslationOptions { Width = 128, Height = 128 },
    };

    private static IEnumerable<(int X, int Y)> Pixels() => Enumerable.Range(0, 128 * 128).Select(pixel => (pixel % 128, pixel / 128));
}
