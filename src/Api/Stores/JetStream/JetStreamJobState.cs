using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Stores.Embedded;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Options;
using NATS.Client.KeyValueStore;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Stores job records in JetStream. Every change is one write conditional on the record's revision, so that only one of two
/// processes succeeds.</summary>
internal sealed class JetStreamJobState(
    JetStreamServer server, JetStreamRetry retry, JobLedger ledger, JetStreamJobQueue queue, ChangeSignals signals,
    IOptions<JobOptions> options, TimeProvider time) : IJobState
{
    /// <summary>A key whose job was not added within this time is free again, because its process was lost in between.</summary>
    private static readonly TimeSpan KeyGrace = TimeSpan.FromSeconds(10);

    private readonly AsyncLazy<INatsKVStore> _keys = new(() => server.BucketAsync("keys", CancellationToken.None));

    public async Task<Job> AddAsync(NewJob job, CancellationToken cancellationToken)
    {
        if (job.Key is { } key && await ClaimKeyAsync(key, job.Id, cancellationToken) is { } known)
        {
            return known;
        }

        var capacity = options.Value.QueueCapacity;
        if (ledger.Index.Values.Count(summary => summary.State == JobState.Queued) >= capacity)
        {
            await FreeKeyAsync(job, cancellationToken);
            throw new TranslationException(
                TranslationError.QueueFull,
                field: null,
                string.Create(CultureInfo.InvariantCulture, $"All {capacity} places for waiting jobs are taken (Jobs__QueueCapacity); try again later."));
        }

        var now = time.GetUtcNow();
        var record = new JobRecord
        {
            Id = job.Id,
            Sequence = now.UtcTicks,
            State = JobState.Queued,
            Owner = job.Owner,
            Priority = job.Priority,
            Transient = job.Transient,
            Request = job.Request,
            Key = job.Key,
            Fingerprint = job.Fingerprint,
            Bytes = job.Bytes,
            Created = now,
        }.WithEvent();

        // Publish the message first: a message without a record is redelivered a few times and dropped, but a record without a message
        // would wait for ever.
        await queue.PublishAsync(record, cancellationToken);
        await ledger.AddAsync(record, cancellationToken);
        return record.ToJob();
    }

    public async Task<Job?> FindAsync(string id, CancellationToken cancellationToken) =>
        await ledger.FindAsync(id, cancellationToken) is var (record, _) ? record.ToJob() : null;

    public async Task<Job?> FindByKeyAsync(string key, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken);
        return await retry.FindAsync<string>(keys, KeyName(key), cancellationToken) is { Value: { } id } ? await FindAsync(id, cancellationToken) : null;
    }

    public async Task<IReadOnlyList<Job>> ListAsync(JobPage page, CancellationToken cancellationToken)
    {
        var chosen = ledger.Index.Values
            .Where(summary => !summary.Transient && summary.Owner == page.Owner
                && (page.State is null || summary.State == page.State) && (page.Before is null || summary.Sequence < page.Before))
            .OrderByDescending(summary => summary.Sequence)
            .Take(page.Limit)
            .ToArray();
        var jobs = await Task.WhenAll(chosen.Select(summary => FindAsync(summary.Id, cancellationToken)));
        return [.. jobs.OfType<Job>()];
    }

    public async Task<bool> ReportAsync(Job job, TranslationProgress progress, JobOutput? preview, CancellationToken cancellationToken) =>
        await ledger.ChangeAsync(
            job.Id,
            record => !IsRun(record, job)
                ? null
                : (record with
                {
                    Stage = progress.Stage,
                    Fraction = progress.Fraction,
                    Bytes = record.Bytes + (preview?.Bytes ?? 0),
                    Outputs = preview is null ? record.Outputs : [.. record.Outputs.Where(output => output.Name != preview.Name), preview],
                }).WithEvent(preview is null ? null : Shown(job.Id, progress.Preview!.Level, preview)),
            cancellationToken) is not null;

    public async Task<bool> FinishAsync(Job job, JobOutcome outcome, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await ledger.ChangeAsync(
            job.Id,
            record => IsRun(record, job) ? Finish(record, outcome, now) : null,
            cancellationToken) is not null;
    }

    public async Task<Job?> CancelAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await ledger.ChangeAsync(
            id,
            record => record.State is not (JobState.Queued or JobState.Running)
                ? null
                : (record with
                {
                    State = JobState.Canceled,
                    Finished = now,
                    Expires = now + options.Value.Retention,
                    Stage = null,
                    Bytes = record.Outputs.Sum(output => output.Bytes),
                }).OweCallback(now).WithEvent(),
            cancellationToken);
        return await FindAsync(id, cancellationToken);
    }

    public async Task<bool> ExpireAsync(string id, CancellationToken cancellationToken) => await ledger.ChangeAsync(
        id,
        record => !record.State.IsFinal() || record.State == JobState.Expired ? null : Expire(record, time.GetUtcNow()),
        cancellationToken) is not null;

    public Task<IReadOnlyList<string>> OverdueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return Task.FromResult<IReadOnlyList<string>>(
            [.. Ended().Where(summary => summary.Expires <= now).Select(summary => summary.Id)]);
    }

    public async Task ForgetAsync(DateTimeOffset expiredBefore, CancellationToken cancellationToken)
    {
        var old = ledger.Index.Values.Where(summary => summary.State == JobState.Expired
            && (summary.Transient || summary.Expires < expiredBefore)).ToArray();
        foreach (var summary in old)
        {
            if (await ledger.FindAsync(summary.Id, cancellationToken) is var (record, _) && record.Key is { } key)
            {
                await RemoveKeyAsync(key, cancellationToken);
            }

            await ledger.RemoveAsync(summary.Id, cancellationToken);
        }

        await ledger.CompactAsync(cancellationToken);
        await (await _keys.Value).PurgeDeletesAsync(cancellationToken: cancellationToken);
    }

    public Task<long> CountBytesAsync(CancellationToken cancellationToken) => Task.FromResult(ledger.Index.Values.Sum(summary => summary.Bytes));

    public Task<string?> OldestFinishedAsync(CancellationToken cancellationToken) => Task.FromResult(Ended().MinBy(summary => summary.Finished)?.Id);

    public async Task<IReadOnlyList<JobEvent>> ReadEventsAsync(string id, long after, CancellationToken cancellationToken) =>
        await ledger.FindAsync(id, cancellationToken) is var (record, _)
            ? [.. record.Events.Index().Skip((int)after).Select(entry => JetStreamEvents.Write(entry.Index + 1, entry.Item))]
            : [];

    public Task NextChange(string id) => signals.Next(id);

    /// <summary>Returns whether the newest state that this process knows of a job is not a final one; its end raises <see cref="NextChange"/>.</summary>
    public bool IsUnfinished(string id) => ledger.Index.Find(id) is { } summary && !summary.State.IsFinal();

    /// <summary>Deletes a job immediately, because the request that it stood for has been answered.</summary>
    public Task RemoveAsync(string id) => ledger.RemoveAsync(id, CancellationToken.None);

    /// <summary>Returns the record after the end of its run.</summary>
    public JobRecord Finish(JobRecord record, JobOutcome outcome, DateTimeOffset now) => (record with
    {
        State = outcome.State,
        Finished = now,
        Expires = now + options.Value.Retention,
        Stage = null,
        Fraction = outcome.Result is null ? record.Fraction : 1,
        Result = outcome.Result,
        Problem = outcome.Problem,
        Outputs = [.. record.Outputs.ExceptBy(outcome.Outputs.Select(output => output.Name), output => output.Name), .. outcome.Outputs],
        Bytes = outcome.Outputs.Sum(output => output.Bytes),
    }).OweCallback(now).WithEvent();

    private static bool IsRun(JobRecord record, Job job) => record.State == JobState.Running && record.Attempts == job.Attempts;

    private static WarpResponse Shown(string id, int level, JobOutput preview) => new(
        level, new PictureResponse(preview.MediaType, preview.Width!.Value, preview.Height!.Value, JobAddresses.Output(id, preview.Name)));

    /// <summary>Removes links to deleted files. The last event reports the expiry, and the numbers remain, so that a late reader sees no gap.</summary>
    private static JobRecord Expire(JobRecord record, DateTimeOffset now) => record with
    {
        State = JobState.Expired,
        Expires = now,
        CallbackDue = null,
        Result = null,
        Bytes = 0,
        Outputs = [],
        Events = [.. record.Events.SkipLast(1), new TranslationEvent { State = JobState.Expired, Fraction = record.Fraction }],
    };

    /// <summary>Converts an idempotency key to an entry name, which allows few characters.</summary>
    private static string KeyName(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private IEnumerable<JobSummary> Ended() =>
        ledger.Index.Values.Where(summary => summary.State.IsFinal() && summary.State != JobState.Expired);

    /// <returns>The job that already has the key; null if the new job has it now.</returns>
    private async Task<Job?> ClaimKeyAsync(string key, string id, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken);
        var name = KeyName(key);
        while (true)
        {
            var created = await retry.RunAsync(async () => await keys.TryCreateAsync(name, id, cancellationToken: cancellationToken), cancellationToken);
            if (created.Success)
            {
                return null;
            }

            if (await retry.FindAsync<string>(keys, name, cancellationToken) is not { } found)
            {
                continue;
            }

            if (found.Value == id)
            {
                return null;
            }

            if (await FindAsync(found.Value!, cancellationToken) is { } job)
            {
                return job;
            }

            if (time.GetUtcNow() - found.Created < KeyGrace)
            {
                await Task.Delay(20, cancellationToken);
                continue;
            }

            await keys.TryDeleteAsync(name, new NatsKVDeleteOpts { Revision = found.Revision }, cancellationToken);
        }
    }

    private Task<INatsKVStore> KeysAsync(CancellationToken cancellationToken) => retry.RunAsync(() => _keys.Value, cancellationToken);

    private async Task RemoveKeyAsync(string key, CancellationToken cancellationToken)
    {
        var bucket = (await KeysAsync(cancellationToken)).Bucket;
        await retry.RunAsync(() => server.PurgeAsync($"KV_{bucket}", $"$KV.{bucket}.{KeyName(key)}", cancellationToken), cancellationToken);
    }

    private async Task FreeKeyAsync(NewJob job, CancellationToken cancellationToken)
    {
        if (job.Key is { } key)
        {
            await RemoveKeyAsync(key, cancellationToken);
        }
    }
}
