using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>A job as an entry of its bucket. It contains its events, so that a change and its event are one write.</summary>
internal sealed record JobRecord
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required JobState State { get; init; }

    /// <summary>The only caller who may see it; empty if it was accepted without keys.</summary>
    public string Owner { get; init; } = "";

    public required JobPriority Priority { get; init; }

    /// <summary>Whether the job stands for a request that waits for its picture; such jobs are not listed.</summary>
    public bool Transient { get; init; }

    public required JobRequest Request { get; init; }

    public string? Key { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>Total size of its files in bytes.</summary>
    public long Bytes { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public int Attempts { get; init; }

    /// <summary>The worker that runs it, or ran it last; null before its first run.</summary>
    public string? Worker { get; init; }

    public TranslationStage? Stage { get; init; }

    public double Fraction { get; init; }

    public TranslationResponse? Result { get; init; }

    public Problem? Problem { get; init; }

    public IReadOnlyList<JobOutput> Outputs { get; init; } = [];

    /// <summary>When to send its callback; null if none is due.</summary>
    public DateTimeOffset? CallbackDue { get; init; }

    /// <summary>How often it was tried.</summary>
    public int CallbackAttempts { get; init; }

    /// <summary>The events in order; the first has number 1.</summary>
    public IReadOnlyList<TranslationEvent> Events { get; init; } = [];

    public Job ToJob() => new()
    {
        Id = Id,
        Sequence = Sequence,
        State = State,
        Request = Request,
        Owner = Owner,
        Fingerprint = Fingerprint,
        Created = Created,
        Started = Started,
        Finished = Finished,
        Expires = Expires,
        Attempts = Attempts,
        Stage = Stage,
        Fraction = Fraction,
        Result = Result,
        Problem = Problem,
        Outputs = Outputs,
    };

    /// <summary>Returns the record of a job that has just ended, with its callback due if the job names one.</summary>
    public JobRecord OweCallback(DateTimeOffset now) => Request.Callback is null ? this : this with { CallbackDue = now };

    /// <summary>Returns the record with another event, which reports its current state.</summary>
    public JobRecord WithEvent(WarpResponse? preview = null) => this with
    {
        Events = [.. Events, new TranslationEvent
        {
            State = State,
            Stage = State == JobState.Running ? Stage : null,
            Fraction = Fraction,
            Preview = preview,
            Result = Result,
            Problem = Problem,
        }],
    };
}
