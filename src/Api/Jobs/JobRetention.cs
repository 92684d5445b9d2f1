using CoCosNet.Api.Problems;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Http;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Jobs;

/// <summary>Enforces the size and age limits of stored jobs.</summary>
internal sealed class JobRetention(
    IJobState state, JobFiles files, IOptions<StorageOptions> storage, IOptions<JobOptions> jobs, TimeProvider time, ILogger<JobRetention> logger) : ICleanup
{
    /// <summary>A job's record is kept for this many retention periods after its outputs expired.</summary>
    private const int Memory = 7;

    /// <summary>Makes room for another job, if necessary by expiring the oldest finished jobs early.</summary>
    /// <exception cref="RequestException">Unfinished jobs use all the space.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        var limit = storage.Value.MaximumBytes;
        while (await state.CountBytesAsync(cancellationToken) >= limit)
        {
            if (await state.OldestFinishedAsync(cancellationToken) is not { } oldest)
            {
                throw new RequestException(
                    HttpProblems.StorageFull, field: null, $"Waiting jobs take all of the {limit} bytes that this server keeps (Jobs:MaximumBytes); try again later.");
            }

            await ExpireAsync(oldest, cancellationToken);
        }
    }

    /// <summary>Expires a finished job and deletes its files.</summary>
    public async Task ExpireAsync(string id, CancellationToken cancellationToken)
    {
        if (await state.ExpireAsync(id, cancellationToken))
        {
            JobLog.Expired(logger, id);
        }

        await files.DeleteAllAsync(id);
    }

    /// <summary>Expires overdue jobs and deletes those that expired long ago.</summary>
    public async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await state.OverdueAsync(cancellationToken))
        {
            await ExpireAsync(id, cancellationToken);
        }

        await state.ForgetAsync(time.GetUtcNow() - (Memory * jobs.Value.Retention), cancellationToken);
    }

    /// <summary>Deletes files that a crash left behind.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await files.ListAsync(cancellationToken))
        {
            var job = await state.FindAsync(id, cancellationToken);
            if (job is null or { State: JobState.Expired })
            {
                await files.DeleteAllAsync(id);
            }
            else if (job.State.IsFinal() && job.State != JobState.Failed)
            {
                // The inputs of a job that failed because its processes died stay for inspection until it expires.
                await files.DeleteInputsAsync(id);
            }
        }
    }
}
