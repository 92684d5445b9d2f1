using System.Collections.Concurrent;
using System.Text.Json;
using CoCosNet.Api.Stores.Embedded;
using NATS.Client.KeyValueStore;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The bucket of job records: atomic changes of single records, and an index of all.</summary>
internal sealed class JobLedger : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The records of running jobs that this process wrote last. Most changes of a running job come from the process that runs it,
    /// which therefore need not read the record before each change.</summary>
    private readonly ConcurrentDictionary<string, (JobRecord Record, ulong Revision)> _written = new(StringComparer.Ordinal);

    private readonly JetStreamServer _server;
    private readonly JetStreamRetry _retry;
    private readonly ChangeSignals _signals;
    private readonly ILogger<JobLedger> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private INatsKVStore? _jobs;
    private Task _watching = Task.CompletedTask;

    public JobLedger(JetStreamServer server, JetStreamRetry retry, ChangeSignals signals, ILogger<JobLedger> logger)
    {
        _server = server;
        _retry = retry;
        _signals = signals;
        _logger = logger;
        Index = new BucketIndex<JobSummary>(bytes => JobSummary.Of(Read(bytes)), OnChanged);
    }

    /// <summary>Raised for every change of a job, in whichever process it occurs.</summary>
    public event Action<JobSummary>? Changed;

    /// <summary>Raised with the id of a removed job. Its last change may not have been reported: a watch skips what was overwritten meanwhile.</summary>
    public event Action<string>? Removed;

    public BucketIndex<JobSummary> Index { get; }

    private INatsKVStore Jobs => _jobs ?? throw new InvalidOperationException("The store has not started.");

    /// <summary>Returns the record and its revision, at least as new as the index.</summary>
    public async Task<(JobRecord Record, ulong Revision)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await _retry.FindAsync<byte[]>(Jobs, id, cancellationToken) is not { } found)
            {
                return null;
            }

            if (found.Revision >= Index.RevisionOf(id))
            {
                return (Read(found.Value), found.Revision);
            }

            // The answer came from a replica that lags behind the watch.
            await Task.Delay(5, cancellationToken);
        }
    }

    /// <returns>Whether the record was added; false if a job with its id exists.</returns>
    public async Task<bool> AddAsync(JobRecord record, CancellationToken cancellationToken)
    {
        var result = await _retry.RunAsync(
            async () => JetStreamRetry.Require<NatsKVCreateException>(await Jobs.TryCreateAsync(record.Id, Write(record), cancellationToken: cancellationToken)), cancellationToken);
        if (result.Success)
        {
            Index.Note(record.Id, JobSummary.Of(record), result.Value);
        }

        return result.Success;
    }

    /// <summary>Changes a record; if another process changes it first, reads it again and retries.</summary>
    /// <param name="id">Id of the job.</param>
    /// <param name="change">Returns the changed record, or null to leave it unchanged.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed record, or null if nothing changed.</returns>
    public async Task<JobRecord?> ChangeAsync(string id, Func<JobRecord, JobRecord?> change, CancellationToken cancellationToken)
    {
        // The record that this process wrote last may be out of date: only the store's answer counts then.
        if (_written.TryRemove(id, out var written) && change(written.Record) is { } next
            && await UpdateAsync(id, next, written.Revision, cancellationToken))
        {
            return next;
        }

        while (true)
        {
            if (await FindAsync(id, cancellationToken) is not var (record, revision) || change(record) is not { } changed)
            {
                return null;
            }

            if (await UpdateAsync(id, changed, revision, cancellationToken))
            {
                return changed;
            }
        }
    }

    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        _retry.RunAsync(() => Jobs.PurgeAsync(id, cancellationToken: cancellationToken).AsTask(), cancellationToken);

    /// <summary>Purges the markers of deleted records.</summary>
    public Task CompactAsync(CancellationToken cancellationToken) => Jobs.PurgeDeletesAsync(cancellationToken: cancellationToken).AsTask();

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _jobs = await _server.BucketAsync("jobs", cancellationToken);
        await _server.WorkAsync();
        _watching = Task.Run(() => WatchAsync(_stopping.Token), CancellationToken.None);
        await Index.Ready.WaitAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    /// <returns>Whether the record was written; false if another process has changed it.</returns>
    private async Task<bool> UpdateAsync(string id, JobRecord record, ulong revision, CancellationToken cancellationToken)
    {
        var result = await _retry.RunAsync(
            async () => JetStreamRetry.Require<NatsKVWrongLastRevisionException>(
                await Jobs.TryUpdateAsync(id, Write(record), revision, cancellationToken: cancellationToken)),
            cancellationToken);
        if (!result.Success)
        {
            return false;
        }

        if (record.State == Contracts.Http.JobState.Running)
        {
            _written[id] = (record, result.Value);
        }

        Index.Note(id, JobSummary.Of(record), result.Value);
        return true;
    }

    private static JobRecord Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize(bytes.Span, JetStreamJsonContext.Default.JobRecord)!;

    private static byte[] Write(JobRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, JetStreamJsonContext.Default.JobRecord);

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Index.WatchAsync(Jobs, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                JetStreamLog.WatchFailed(_logger, exception, "jobs");
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void OnChanged(string id, JobSummary? summary)
    {
        if (summary is not { State: Contracts.Http.JobState.Running })
        {
            _written.TryRemove(id, out _);
        }

        _signals.Changed(id);
        if (summary is { State: Contracts.Http.JobState.Queued })
        {
            _signals.Changed(JetStreamJobQueue.Signal);
        }

        if (summary is null)
        {
            Removed?.Invoke(id);
        }
        else
        {
            Changed?.Invoke(summary);
        }
    }
}
