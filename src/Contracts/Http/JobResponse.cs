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

/// <summary>A file that a job made.</summary>
/// <param name="Name"><c>image</c>, <c>warp-64</c> (the warp whose longer side is 64) and its like, <c>flow</c>, <c>confidence</c>,
/// <c>correspondence</c>, <c>matches</c>.</param>
/// <param name="MediaType">What the file is.</param>
/// <param name="Width">Width in pixels; absent where it is no picture.</param>
/// <param name="Height">Height in pixels; absent where it is no picture.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Url">Its address on the server.</param>
public sealed record JobOutputResponse(string Name, string MediaType, int? Width, int? Height, long Bytes, string Url);

/// <summary>A job's addresses on its server.</summary>
/// <param name="Self">The job.</param>
/// <param name="Events">Its events, as a stream.</param>
/// <param name="Cancel">Cancels it by POST.</param>
public sealed record JobLinks(string Self, string Events, string Cancel);
