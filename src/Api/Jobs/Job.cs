using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>A job as it is kept.</summary>
internal sealed record Job
{
    public required string Id { get; init; }

    /// <summary>Its place among all jobs ever accepted.</summary>
    public required long Sequence { get; init; }

    public required JobState State { get; init; }

    public required JobRequest Request { get; init; }

    /// <summary>Who alone may see it; empty where it was accepted without keys.</summary>
    public string Owner { get; init; } = "";

    /// <summary>What its Idempotency-Key stands for; null where it has none.</summary>
    public string? Fingerprint { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public DateTimeOffset? Expires { get; init; }

    /// <summary>How often it was begun. Who reports about a run names it, so that one that was given up cannot speak for the next.</summary>
    public required int Attempts { get; init; }

    public TranslationStage? Stage { get; init; }

    public required double Fraction { get; init; }

    public TranslationResponse? Result { get; init; }

    public Problem? Problem { get; init; }

    public IReadOnlyList<JobOutput> Outputs { get; init; } = [];
}
