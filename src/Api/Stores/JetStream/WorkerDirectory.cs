using System.Collections.Concurrent;
using System.Text.Json;
using CoCosNet.Contracts.Models;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The workers that are present, by their announcements, and the union of their models.</summary>
internal sealed class WorkerDirectory(
    JetStreamServer server, IOptions<NatsOptions> options, TimeProvider time, ILogger<WorkerDirectory> logger) : BackgroundService
{
    public const string Bucket = "workers";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (WorkerAnnouncement Worker, long At)> _workers = new(StringComparer.Ordinal);

    /// <summary>Workers whose last announcement is recent enough.</summary>
    public IReadOnlyList<WorkerAnnouncement> Present =>
    [
        .. _workers.Values
            .Where(seen => time.GetElapsedTime(seen.At) <= options.Value.WorkerTimeout)
            .Select(seen => seen.Worker)
            .OrderBy(worker => worker.Id, StringComparer.Ordinal),
    ];

    /// <summary>Models of all present workers; if several report the same model, the best status counts.</summary>
    public IReadOnlyList<ModelStatus> Models =>
    [
        .. Present
            .SelectMany(worker => worker.Models)
            .GroupBy(model => model.Id, StringComparer.Ordinal)
            .Select(group => group.MinBy(Rank)!)
            .OrderBy(model => model.Id, StringComparer.Ordinal),
    ];

    /// <summary>Reads the current announcements without watching them.</summary>
    public static async Task<IReadOnlyList<WorkerAnnouncement>> ReadAsync(JetStreamServer server, CancellationToken cancellationToken)
    {
        var bucket = await server.OpenBucketAsync(Bucket, cancellationToken);
        var workers = new List<WorkerAnnouncement>();
        await foreach (var key in bucket.GetKeysAsync(cancellationToken: cancellationToken))
        {
            if (await bucket.TryGetEntryAsync<byte[]>(key, cancellationToken: cancellationToken) is { Success: true, Value.Value: { } announcement })
            {
                workers.Add(Read(announcement));
            }
        }

        return workers;
    }

    /// <summary>Records this process's own announcement without waiting for the watch to report it.</summary>
    public void Note(WorkerAnnouncement worker) => OnChanged(worker.Id, worker);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var index = new BucketIndex<WorkerAnnouncement>(Read, OnChanged);
                await index.WatchAsync(await server.BucketAsync(Bucket, stoppingToken, options.Value.WorkerTimeout), stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                JetStreamLog.WatchFailed(logger, exception, Bucket);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static WorkerAnnouncement Read(ReadOnlyMemory<byte> bytes) =>
        JsonSerializer.Deserialize(bytes.Span, JetStreamJsonContext.Default.WorkerAnnouncement)!;

    private static int Rank(ModelStatus model) => model.State switch
    {
        ModelState.Ready => 0,
        ModelState.Loading => 1,
        _ => 2,
    };

    private void OnChanged(string id, WorkerAnnouncement? worker)
    {
        if (worker is null)
        {
            _workers.TryRemove(id, out _);
        }
        else
        {
            _workers[id] = (worker, time.GetTimestamp());
        }
    }
}
