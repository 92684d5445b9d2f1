using System.Collections.Concurrent;
using System.Text;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Stores.Embedded;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using Microsoft.Extensions.Options;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>
/// The job queue in JetStream: a stream of messages that name jobs, with one subject per priority and model. Workers share one consumer per
/// subject and serve the subjects of their models. A message remains until its run has ended; if its worker falls silent, another worker
/// receives it.
/// </summary>
internal sealed class JetStreamJobQueue(
    JetStreamServer server, JetStreamRetry retry, JobLedger ledger, ClaimableModels models, ChangeSignals signals,
    WorkerIdentity self, ExemplarAffinity affinity,
    IOptions<NatsOptions> options, IOptions<JobOptions> jobs, TimeProvider time, ILogger<JetStreamJobQueue> logger) : IJobQueue
{
    /// <summary>Raised when a job is queued.</summary>
    public const string Signal = "queue";

    /// <summary>How long an idle worker waits for a signal before it looks again; redelivered messages raise no signal.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The same while jobs wait: their messages may be on their way back from another worker.</summary>
    private static readonly TimeSpan ShortPatience = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, INatsJSConsumer> _consumers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Id, int Attempt), JobLease> _leases = [];
    private int _claims;

    /// <summary>Publishes a job's message; publishing it again has no effect.</summary>
    public async Task PublishAsync(JobRecord record, CancellationToken cancellationToken)
    {
        await retry.RunAsync(server.WorkAsync, cancellationToken);
        var subject = server.WorkSubject(Name(record.Priority), record.Request.Model!);
        var acknowledged = await retry.RunAsync(
            async () => await server.Context.PublishAsync(
                subject, Encoding.ASCII.GetBytes(record.Id), opts: new NatsJSPubOpts { MsgId = record.Id }, cancellationToken: cancellationToken),
            cancellationToken);
        acknowledged.EnsureSuccess();
    }

    public async Task<Job> ClaimAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var queued = signals.Next(Signal);
            if (affinity.Wait(models.Ready) is var wait && wait > TimeSpan.Zero)
            {
                await Task.WhenAny(queued, Task.Delay(wait, time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
                continue;
            }

            foreach (var (priority, model) in Order())
            {
                if (await TakeAsync(priority, model, cancellationToken) is { } job)
                {
                    return job;
                }
            }

            await Task.WhenAny(queued, Task.Delay(affinity.IsAnyQueued ? ShortPatience : Patience, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public bool IsShared => true;

    public async Task CompleteAsync(Job job)
    {
        if (_leases.TryRemove((job.Id, job.Attempts), out var lease))
        {
            await lease.CompleteAsync();
        }
    }

    public async Task AbandonAsync(Job job)
    {
        if (_leases.TryRemove((job.Id, job.Attempts), out var lease))
        {
            await lease.AbandonAsync();
        }
    }

    public async Task ReleaseAsync(Job job, CancellationToken cancellationToken)
    {
        var released = await ledger.ChangeAsync(
            job.Id,
            record => record.State == JobState.Running && record.Attempts == job.Attempts
                ? (record with { State = JobState.Queued, Attempts = record.Attempts - 1, Stage = null, Fraction = 0 }).WithEvent()
                : null,
            cancellationToken);
        if (_leases.TryRemove((job.Id, job.Attempts), out var lease))
        {
            // Otherwise the message is another worker's now, or its job has ended.
            await (released is null ? lease.AbandonAsync() : lease.ReturnAsync());
        }
    }

    /// <summary>Does nothing: the jobs of a crashed worker are redelivered when their leases end.</summary>
    public Task<IReadOnlyList<Job>> RecoverAsync(int maximumAttempts, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Job>>([]);

    public Task<JobBacklog> MeasureAsync(CancellationToken cancellationToken)
    {
        var waiting = ledger.Index.Values.Where(summary => summary.State == JobState.Queued).ToArray();

        // A job's sequence number is the time of its acceptance in ticks.
        return Task.FromResult(new JobBacklog(
            waiting.Length, waiting.Length == 0 ? null : new DateTimeOffset(waiting.Min(summary => summary.Sequence), TimeSpan.Zero)));
    }

    public Task<JobPlace> LocateAsync(Job job, CancellationToken cancellationToken)
    {
        var priority = ledger.Index.Find(job.Id)?.Priority ?? JobPriority.Batch;
        var (ahead, runs) = (0, new List<JobSummary>());
        foreach (var summary in ledger.Index.Values)
        {
            if (summary.State == JobState.Queued && (summary.Priority < priority || (summary.Priority == priority && summary.Sequence < job.Sequence)))
            {
                ahead++;
            }
            else if (summary is { State: JobState.Succeeded, Started: not null, Finished: not null })
            {
                runs.Add(summary);
            }
        }

        var last = runs.OrderByDescending(summary => summary.Finished).Take(20).Select(summary => (summary.Finished!.Value - summary.Started!.Value).TotalSeconds);
        return Task.FromResult(new JobPlace(ahead, runs.Count == 0 ? null : TimeSpan.FromSeconds(last.Average())));
    }

    private static string Name(JobPriority priority) => priority == JobPriority.Interactive ? "interactive" : "batch";

    /// <summary>Returns the order in which to look for work for all models of this process: interactive work first, but every few claims
    /// batch work.</summary>
    private IEnumerable<(string Priority, string Model)> Order()
    {
        var batchFirst = Interlocked.Increment(ref _claims) % options.Value.BatchShare == 0;
        var (first, second) = batchFirst ? (JobPriority.Batch, JobPriority.Interactive) : (JobPriority.Interactive, JobPriority.Batch);
        return from priority in new[] { first, second } from model in models.Ready select (Name(priority), model);
    }

    private async Task<Job?> TakeAsync(string priority, string model, CancellationToken cancellationToken)
    {
        var consumer = await ConsumerAsync(priority, model, cancellationToken);
        await foreach (var message in consumer.FetchNoWaitAsync<byte[]>(new NatsJSFetchOpts { MaxMsgs = 1 }, cancellationToken: cancellationToken))
        {
            return await TakeAsync(message, cancellationToken);
        }

        return null;
    }

    private async Task<Job?> TakeAsync(INatsJSMsg<byte[]> message, CancellationToken cancellationToken)
    {
        var id = Encoding.ASCII.GetString(message.Data!);
        var delivered = message.Metadata?.NumDelivered ?? 1;
        var summary = ledger.Index.Find(id);
        if (summary is null && await ledger.FindAsync(id, cancellationToken) is var (found, _))
        {
            summary = JobSummary.Of(found);
        }

        if (summary is null)
        {
            await RefuseAsync(message, delivered, cancellationToken);
            return null;
        }

        if (delivered == 1 && affinity.Leaves(summary))
        {
            await message.NakAsync(cancellationToken: cancellationToken);
            return null;
        }

        JobRecord? lost = null;
        var claimed = await ledger.ChangeAsync(
            id,
            record =>
            {
                lost = null;
                if (record.State == JobState.Queued)
                {
                    return Begin(record);
                }

                // The claim was written, but its confirmation was lost together with the server.
                if (record.State == JobState.Running && delivered == 1 && record.Worker == self.Id && !_leases.ContainsKey((id, record.Attempts)))
                {
                    return record;
                }

                // A first delivery for a running job is a duplicate message; a later one means that its worker fell silent.
                if (record.State != JobState.Running || delivered == 1)
                {
                    return null;
                }

                if (record.Attempts < jobs.Value.MaximumAttempts)
                {
                    return Begin((record with { State = JobState.Queued, Stage = null, Fraction = 0 }).WithEvent());
                }

                lost = record;
                return Fail(record);
            },
            cancellationToken);
        if (claimed is null || lost is not null)
        {
            if (lost is not null)
            {
                JetStreamLog.GivenUp(logger, id, lost.Attempts);
            }

            await message.AckAsync(cancellationToken: cancellationToken);
            return null;
        }

        _leases[(id, claimed.Attempts)] = new JobLease(id, message, options.Value.Lease, time, logger);
        return claimed.ToJob();
    }

    private JobRecord Begin(JobRecord record) => (record with
    {
        State = JobState.Running,
        Attempts = record.Attempts + 1,
        Worker = self.Id,
        Started = time.GetUtcNow(),
        Stage = null,
        Fraction = 0,
    }).WithEvent();

    private JobRecord Fail(JobRecord record)
    {
        var now = time.GetUtcNow();
        var lost = new TranslationException(
            TranslationError.WorkerLost,
            field: null,
            $"Its worker process was lost {record.Attempts} times (Jobs__MaximumAttempts); the job is not tried again.");
        return (record with
        {
            State = JobState.Failed,
            Finished = now,
            Expires = now + jobs.Value.Retention,
            Stage = null,
            Problem = JobAddresses.ProblemOf(record.Id, lost),
        }).OweCallback(now).WithEvent();
    }

    /// <summary>Handles a message without a record: either the record is about to be written, or its process was lost before writing it.</summary>
    private static async Task RefuseAsync(INatsJSMsg<byte[]> message, ulong delivered, CancellationToken cancellationToken)
    {
        const ulong Enough = 20;
        if (delivered < Enough)
        {
            await message.NakAsync(new AckOpts { NakDelay = TimeSpan.FromMilliseconds(100 * delivered) }, cancellationToken);
        }
        else
        {
            await message.AckTerminateAsync(cancellationToken: cancellationToken);
        }
    }

    private async Task<INatsJSConsumer> ConsumerAsync(string priority, string model, CancellationToken cancellationToken)
    {
        var name = JetStreamServer.Consumer(priority, model);
        if (_consumers.TryGetValue(name, out var known))
        {
            return known;
        }

        await retry.RunAsync(server.WorkAsync, cancellationToken);
        var consumer = await retry.RunAsync(
            async () => await server.Context.CreateOrUpdateConsumerAsync(
                server.WorkStream,
                new ConsumerConfig(name)
                {
                    FilterSubject = server.WorkSubject(priority, model),
                    AckPolicy = ConsumerConfigAckPolicy.Explicit,
                    AckWait = options.Value.Lease,
                    MaxDeliver = -1,
                    MaxAckPending = -1,
                },
                cancellationToken),
            cancellationToken);
        return _consumers.GetOrAdd(name, consumer);
    }
}
