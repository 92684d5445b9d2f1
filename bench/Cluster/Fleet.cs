using System.Globalization;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Cluster;

/// <summary>API and worker processes that share a NATS server.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly string[] _settings;

    private readonly ServerSetup _models;

    private Fleet(NatsCluster nats, int replicas, ServerSetup models, string[] more)
    {
        _models = models;
        _settings = ["--Jobs:Store=jetstream", $"--Nats:Url={nats.Url}", $"--Nats:Replicas={replicas}", "--Nats:WorkerTimeout=00:00:03", "--Nats:Lease=00:00:03", "--Jobs:MaximumAttempts=20", "--Jobs:QueueCapacity=20000", .. more];
    }

    /// <summary>The processes that clients may use, as a load balancer would know them.</summary>
    public List<BenchServer> Apis { get; } = [];

    public List<BenchServer> Workers { get; } = [];

    public static Task<Fleet> StartAsync(NatsCluster nats, int replicas, int apis, int workers) => StartAsync(nats, replicas, apis, workers, ServerSetup.Labels);

    /// <summary>Starts the processes.</summary>
    /// <param name="nats">The NATS server.</param>
    /// <param name="replicas">Copies of all data.</param>
    /// <param name="apis">Number of API processes.</param>
    /// <param name="workers">Number of workers.</param>
    /// <param name="models">The workers' models.</param>
    /// <param name="more">Additional settings of all processes.</param>
    public static async Task<Fleet> StartAsync(NatsCluster nats, int replicas, int apis, int workers, ServerSetup models, params string[] more)
    {
        var fleet = new Fleet(nats, replicas, models, more);
        fleet.Apis.AddRange(await Task.WhenAll(Enumerable.Range(0, apis).Select(_ => fleet.StartAsync("api"))));
        await fleet.AddWorkersAsync(workers);
        return fleet;
    }

    public async Task AddWorkersAsync(int count)
    {
        Workers.AddRange(await Task.WhenAll(Enumerable.Range(0, count).Select(_ => StartAsync("worker"))));
        foreach (var api in Apis)
        {
            await SeesModelAsync(api);
        }
    }

    public Task<BenchServer> StartAsync(string role) => BenchServer.StartAsync(
        (role == "api" ? ServerSetup.None : _models) with { Arguments = [.. _settings, $"--Role={role}", "--Inference:Replicas=1"] });

    /// <summary>Starts an API process and waits until it knows a worker.</summary>
    public async Task<BenchServer> StartApiAsync()
    {
        var api = await StartAsync("api");
        await SeesModelAsync(api);
        return api;
    }

    /// <summary>Waits until an API process knows a worker.</summary>
    private static async Task SeesModelAsync(BenchServer api)
    {
        while (!(await api.Client.GetStringAsync(new Uri("/v1/models", UriKind.Relative))).Contains("\"ready\"", StringComparison.Ordinal))
        {
            await Task.Delay(50);
        }
    }

    /// <summary>Kills a process and restarts it with the same data folder.</summary>
    public static async Task KillAsync(BenchServer process)
    {
        await process.KillAsync();
        await process.StartAgainAsync();
    }

    /// <summary>Resident MB of every process, servers only.</summary>
    public string Memory() => string.Join(
        ", ", Apis.Select((api, index) => $"API {index + 1} {Megabytes(api)}").Concat(Workers.Select((worker, index) => $"worker {index + 1} {Megabytes(worker)}")));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Apis.Concat(Workers))
        {
            await process.DisposeAsync();
        }
    }

    private static string Megabytes(BenchServer process) => string.Create(CultureInfo.InvariantCulture, $"{process.Memory().Server:F0} MB");
}
