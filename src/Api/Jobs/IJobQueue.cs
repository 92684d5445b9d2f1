namespace CoCosNet.Api.Jobs;

/// <summary>Port: the order in which jobs are run.</summary>
internal interface IJobQueue
{
    /// <summary>Takes the job that waits longest, and marks it as running; waits for one where none does.</summary>
    Task<Job> ClaimAsync(CancellationToken cancellationToken);

    /// <summary>Puts a job whose run was interrupted through no fault of its own back to its old place; the run does not count.</summary>
    Task ReleaseAsync(Job job, CancellationToken cancellationToken);

    /// <summary>After a fall: puts jobs that were running back to their old places.</summary>
    /// <param name="maximumAttempts">Those that were begun so often are left out.</param>
    /// <returns>Those left out, running still.</returns>
    Task<IReadOnlyList<Job>> RecoverAsync(int maximumAttempts, CancellationToken cancellationToken);

    Task<JobPlace> LocateAsync(Job job, CancellationToken cancellationToken);
}

/// <summary>What can be foretold of a job that has not ended.</summary>
/// <param name="Ahead">Queued jobs before it.</param>
/// <param name="MeanRun">How long the last jobs ran; null where none did yet.</param>
internal sealed record JobPlace(int Ahead, TimeSpan? MeanRun);
