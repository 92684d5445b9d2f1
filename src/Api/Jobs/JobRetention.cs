using CoCosNet.Api.Problems;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Http;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Jobs;

/// <summary>Keeps jobs within their bytes and their time.</summary>
internal sealed class JobRetention(
    IJobState state, JobFiles files, IOptions<StorageOptions> storage, IOptions<JobOptions> jobs, TimeProvider time, ILogger<JobRetention> logger) : ICleanup
{
    /// <summary>How many times the outputs' own time a job is remembered after them.</summary>
    private const int Memory = 7;

    /// <summary>Makes room for one more job: the oldest finished ones expire before their time if they must.</summary>
    /// <exception cref="RequestException">Jobs that have not ended take all the room.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        var limit = storage.Value.MaximumBytes;
        while (await state.CountBytesAsync(cancellationToken) >= limit)
        {
            if (await state.OldestFinishedAsync(cancellationToken) is not { } oldest)
            {
                throw new RequestException(
                    HttpProblems.StorageFull, field: null, $"Waiting jobs take all of the {limit} bytes that this server keeps; try again later.");
            }

            await ExpireAsync(oldest, cancellationToken);
        }
    }

    /// <summary>Expires a job that has ended, and deletes its files.</summary>
    public async Task ExpireAsync(string id, CancellationToken cancellationToken)
    {
        if (await state.ExpireAsync(id, cancellationToken))
        {
            JobLog.Expired(logger, id);
        }

        await files.DeleteAllAsync(id);
    }

    /// <summary>Expires what is overdue and forgets what expired long ago.</summary>
    public async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await state.OverdueAsync(cancellationToken))
        {
            await ExpireAsync(id, cancellationToken);
        }

        await state.ForgetAsync(time.GetUtcNow() - (Memory * jobs.Value.Retention), cancellationToken);
    }

    /// <summary>Deletes files whose jobs were never accepted, or whose end was cut short by a fall.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await files.ListAsync(cancellationToken))
        {
            var job = await state.FindAsync(id, cancellationToken);
            if (job is null or { State: JobState.Expired })
            {
                await files.DeleteAllAsync(id);
            }
            else if (job.State.IsFinal())
            {
                await files.DeleteInputsAsync(id);
            }
        }
    }
}
