using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>A job as an entry of its bucket. Its events are inside, so that a change and its event are one write.</summary>
internal sealed record JobRecord
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required JobState State { get; init; }

    /// <summary>Who alone may see it; empty where it was accepted without keys.</summary>
    public string Owner { get; init; } = "";

    public required JobPriority Priority { get; init; }

    /// <summary>Whether it stands for a request that waits for its picture; such a job is not listed.</summary>
    public bool Transient { get; init; }

    public required JobRequest Request { get; init; }

    public string? Key { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>Bytes of its files.</summary>
    public long Bytes { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public int Attempts { get; init; }

    public TranslationStage? Stage { get; init; }

    public double Fraction { get; init; }

    public TranslationResponse? Result { get; init; }

    public Problem? Problem { get; init; }

    public IReadOnlyList<JobOutput> Outputs { get; init; } = [];

    /// <summary>Numbered from 1 in this order.</summary>
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

    /// <summary>The record with one more event, which tells how it stands now.</summary>
    public JobRecord Tell(WarpResponse? preview = null) => this with
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
