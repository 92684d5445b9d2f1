namespace CoCosNet.Api.Jobs;

/// <summary>Port: the order in which jobs are run.</summary>
internal interface IJobQueue
{
    /// <summary>Claims the job that has waited longest and marks it as running; waits while the queue is empty.</summary>
    Task<Job> ClaimAsync(CancellationToken cancellationToken);

    /// <summary>Whether other processes use the store at the same time.</summary>
    bool IsShared => false;

    /// <summary>Ends the claim of a job whose end is recorded.</summary>
    Task CompleteAsync(Job job) => Task.CompletedTask;

    /// <summary>Gives up the claim of a job whose end could not be recorded; it is run again.</summary>
    Task AbandonAsync(Job job) => Task.CompletedTask;

    /// <summary>Returns a job to its previous place after an interruption that it did not cause; the attempt does not count.</summary>
    Task ReleaseAsync(Job job, CancellationToken cancellationToken);

    /// <summary>Returns running jobs to their previous places after a crash.</summary>
    /// <param name="maximumAttempts">Jobs with this many attempts are not returned to the queue.</param>
    /// <returns>Those jobs; they are still marked as running.</returns>
    Task<IReadOnlyList<Job>> RecoverAsync(int maximumAttempts, CancellationToken cancellationToken);

    /// <summary>Measures the waiting jobs.</summary>
    Task<JobBacklog> MeasureAsync(CancellationToken cancellationToken);

    Task<JobPlace> LocateAsync(Job job, CancellationToken cancellationToken);
}

/// <summary>The place of an unfinished job in the queue.</summary>
/// <param name="Ahead">Number of queued jobs ahead of it.</param>
/// <param name="MeanRun">Mean run time of recent jobs; null if there are none.</param>
internal sealed record JobPlace(int Ahead, TimeSpan? MeanRun);
