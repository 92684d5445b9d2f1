using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>
/// Port: the state of jobs. Every change is atomic and adds its event; a job leaves a final state only by expiring.
/// Reports of a run are ignored once another run of the job has started.
/// </summary>
internal interface IJobState
{
    /// <summary>Adds a job. If a job with its key exists, returns that one instead.</summary>
    /// <exception cref="Contracts.Errors.TranslationException">The queue is full.</exception>
    Task<Job> AddAsync(NewJob job, CancellationToken cancellationToken);

    Task<Job?> FindAsync(string id, CancellationToken cancellationToken);

    Task<Job?> FindByKeyAsync(string key, CancellationToken cancellationToken);

    Task<IReadOnlyList<Job>> ListAsync(JobPage page, CancellationToken cancellationToken);

    /// <summary>Reports the progress of a run.</summary>
    /// <param name="job">The job as it was claimed.</param>
    /// <param name="progress">The progress.</param>
    /// <param name="preview">The preview's file, which is already stored; null if the stage has no preview.</param>
    /// <returns>Whether the run is still current.</returns>
    Task<bool> ReportAsync(Job job, TranslationProgress progress, JobOutput? preview, CancellationToken cancellationToken);

    /// <summary>Ends a run.</summary>
    /// <returns>Whether the run was still current; if not, nothing has changed.</returns>
    Task<bool> FinishAsync(Job job, JobOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Cancels a job that has not ended; otherwise changes nothing.</summary>
    /// <returns>The job afterwards, or null if it does not exist.</returns>
    Task<Job?> CancelAsync(string id, CancellationToken cancellationToken);

    /// <summary>Marks a finished job as expired and removes its outputs from the record; the caller deletes its files.</summary>
    /// <returns>Whether this call expired it.</returns>
    Task<bool> ExpireAsync(string id, CancellationToken cancellationToken);

    /// <summary>Returns the ids of jobs whose expiry is overdue.</summary>
    Task<IReadOnlyList<string>> OverdueAsync(CancellationToken cancellationToken);

    /// <summary>Deletes jobs that expired before a time.</summary>
    Task ForgetAsync(DateTimeOffset expiredBefore, CancellationToken cancellationToken);

    /// <summary>Returns the total size of all jobs' files in bytes.</summary>
    Task<long> CountBytesAsync(CancellationToken cancellationToken);

    /// <summary>Returns the id of the unexpired job that finished first, or null.</summary>
    Task<string?> OldestFinishedAsync(CancellationToken cancellationToken);

    /// <summary>Returns the job's events after a number, in order.</summary>
    Task<IReadOnlyList<JobEvent>> ReadEventsAsync(string id, long after, CancellationToken cancellationToken);

    /// <summary>Completes at the job's next change. Call it before reading the state, so that no change is missed.</summary>
    Task NextChange(string id);
}

/// <summary>A job to be accepted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Owner">The only caller who may see it; empty on a server without keys.</param>
/// <param name="Request">The request; its files are already stored.</param>
/// <param name="Bytes">Size of those files in bytes.</param>
/// <param name="Key">The client's Idempotency-Key as <see cref="IdempotencyKey.Scoped"/>; null if the client sent no key.</param>
/// <param name="Fingerprint">Digest of the request that the key stands for; null if there is no key.</param>
internal sealed record NewJob(string Id, string Owner, JobRequest Request, long Bytes, string? Key, string? Fingerprint)
{
    /// <summary>Ignored by stores with a single order for all jobs.</summary>
    public JobPriority Priority { get; init; } = JobPriority.Batch;

    /// <summary>Whether the job stands for a request that waits for its picture; such jobs are not listed.</summary>
    public bool Transient { get; init; }
}

/// <summary>The outcome of a run: a result with its outputs, or a problem.</summary>
internal sealed record JobOutcome
{
    private JobOutcome()
    {
    }

    public TranslationResponse? Result { get; private init; }

    public IReadOnlyList<JobOutput> Outputs { get; private init; } = [];

    public Problem? Problem { get; private init; }

    public JobState State => Problem is null ? JobState.Succeeded : JobState.Failed;

    public static JobOutcome Success(TranslationResponse result, IReadOnlyList<JobOutput> outputs) => new() { Result = result, Outputs = outputs };

    public static JobOutcome Failure(Problem problem) => new() { Problem = problem };
}

/// <summary>An event of a job; all readers receive the same events.</summary>
/// <param name="Number">Starts at 1, without gaps.</param>
/// <param name="Data">A <see cref="Contracts.Http.TranslationEvent"/> as JSON.</param>
/// <param name="Final">Whether this is the last event.</param>
internal sealed record JobEvent(long Number, string Data, bool Final);

/// <summary>A page of jobs, newest first.</summary>
/// <param name="Owner">Owner of the jobs.</param>
/// <param name="State">State of the jobs; null lists all.</param>
/// <param name="Before">Lists jobs older than this place; null begins with the newest.</param>
/// <param name="Limit">Most jobs on the page.</param>
internal sealed record JobPage(string Owner, JobState? State, long? Before, int Limit);
