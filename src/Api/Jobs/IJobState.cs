using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>
/// Port: what is known about jobs. Every change is atomic and comes with its event, and a final state is never left but by expiry.
/// What a run reports counts only while the job is running that very run.
/// </summary>
internal interface IJobState
{
    /// <summary>Accepts a job, unless one with its key is there: then that one is the answer.</summary>
    /// <exception cref="Contracts.Errors.TranslationException">The queue is full.</exception>
    Task<Job> AddAsync(NewJob job, CancellationToken cancellationToken);

    Task<Job?> FindAsync(string id, CancellationToken cancellationToken);

    Task<Job?> FindByKeyAsync(string key, CancellationToken cancellationToken);

    Task<IReadOnlyList<Job>> ListAsync(JobPage page, CancellationToken cancellationToken);

    /// <summary>Tells how far a run is.</summary>
    /// <param name="job">The job as it was claimed.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="preview">The preview's file, which is kept already; null where there is none.</param>
    /// <returns>Whether the run still counts.</returns>
    Task<bool> ReportAsync(Job job, TranslationProgress progress, JobOutput? preview, CancellationToken cancellationToken);

    /// <summary>Ends a run.</summary>
    /// <returns>Whether the run still counted; if not, nothing has changed.</returns>
    Task<bool> FinishAsync(Job job, JobOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Cancels a job that has not ended; changes nothing about one that has.</summary>
    /// <returns>The job as it is then, or null where there is none.</returns>
    Task<Job?> CancelAsync(string id, CancellationToken cancellationToken);

    /// <summary>Marks a job that has ended as expired and forgets its outputs; its files are the caller's to delete.</summary>
    /// <returns>Whether it is expired now.</returns>
    Task<bool> ExpireAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ids of jobs whose time is over but that are not marked so yet.</summary>
    Task<IReadOnlyList<string>> OverdueAsync(CancellationToken cancellationToken);

    /// <summary>Forgets jobs that expired long ago.</summary>
    Task ForgetAsync(DateTimeOffset expiredBefore, CancellationToken cancellationToken);

    /// <summary>Bytes of all files of all jobs.</summary>
    Task<long> CountBytesAsync(CancellationToken cancellationToken);

    /// <summary>Id of the job that ended first among those not expired, or null.</summary>
    Task<string?> OldestFinishedAsync(CancellationToken cancellationToken);

    /// <summary>The job's events after a number, in their order.</summary>
    Task<IReadOnlyList<JobEvent>> ReadEventsAsync(string id, long after, CancellationToken cancellationToken);

    /// <summary>Ends at the job's next change. Ask for it first and read then.</summary>
    Task NextChange(string id);
}

/// <summary>A job about to be accepted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Owner">Who alone may see it; empty on a server without keys.</param>
/// <param name="Request">What to translate; the files are kept already.</param>
/// <param name="Bytes">Bytes of those files.</param>
/// <param name="Key">The client's Idempotency-Key, as <see cref="IdempotencyKey.Scoped"/>; or null.</param>
/// <param name="Fingerprint">What the key stands for, or null.</param>
internal sealed record NewJob(string Id, string Owner, JobRequest Request, long Bytes, string? Key, string? Fingerprint);

/// <summary>How a run ended: with a result and its outputs, or with a problem.</summary>
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

/// <summary>Something that happened to a job, as every client is told it, however often it asks.</summary>
/// <param name="Number">1 is the first; no number is left out.</param>
/// <param name="Data">A <see cref="Contracts.Http.TranslationEvent"/> as JSON.</param>
/// <param name="Final">Whether nothing follows.</param>
internal sealed record JobEvent(long Number, string Data, bool Final);

/// <summary>Which jobs to list, the youngest first.</summary>
/// <param name="Owner">Only those of this owner.</param>
/// <param name="State">Only those; null lists all.</param>
/// <param name="Before">Only those older than this place; null begins with the youngest.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record JobPage(string Owner, JobState? State, long? Before, int Limit);
