using CoCosNet.Contracts.Translations;

namespace CoCosNet.Contracts.Http;

/// <summary>A translation that is made while nobody waits.</summary>
public sealed record JobResponse
{
    /// <summary>Names the job; nobody can guess it.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobState State { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a worker last began it; absent while it was never begun.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; absent before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Until when its outputs are kept; absent while it has not ended.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Its place in the queue, 1 is next; absent once it has begun.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>Seconds until it probably ends, by what jobs took lately; absent where nothing is known.</summary>
    public int? EstimatedSeconds { get; init; }

    /// <summary>What it does now; absent unless it is running.</summary>
    public TranslationStage? Stage { get; init; }

    /// <summary>Of the whole work, 0 to 1.</summary>
    public required double Fraction { get; init; }

    /// <summary>Files that can be fetched by now: previews while it runs, everything that was asked for in the end.</summary>
    public required IReadOnlyList<JobOutputResponse> Outputs { get; init; }

    /// <summary>What the translation gave, with links to the outputs; absent unless it succeeded.</summary>
    public TranslationResponse? Result { get; init; }

    /// <summary>Why it failed; absent otherwise.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Where to go on from here.</summary>
    public required JobLinks Links { get; init; }
}
