using CoCosNet.Contracts.Translations;

namespace CoCosNet.Contracts.Http;

/// <summary>A job: a translation that runs in the background.</summary>
public sealed record JobResponse
{
    /// <summary>The job's id, which cannot be guessed.</summary>
    public required string Id { get; init; }

    /// <summary>Its state.</summary>
    public required JobState State { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a worker last started it; absent if none has.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; absent until then.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When its outputs expire; absent until it has ended.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Its position in the queue, where 1 is next; absent once it has started.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>Estimated seconds until it ends, from the run times of recent jobs; absent if there are none.</summary>
    public int? EstimatedSeconds { get; init; }

    /// <summary>Its current stage; absent unless it is running.</summary>
    public TranslationStage? Stage { get; init; }

    /// <summary>Fraction of the work that is done, 0 to 1.</summary>
    public required double Fraction { get; init; }

    /// <summary>Files that can be fetched now: previews while it runs, every requested output once it has succeeded.</summary>
    public required IReadOnlyList<JobOutputResponse> Outputs { get; init; }

    /// <summary>The result, with links to the outputs; absent unless it succeeded.</summary>
    public TranslationResponse? Result { get; init; }

    /// <summary>Why it failed; absent unless it failed.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Addresses of the job's resources.</summary>
    public required JobLinks Links { get; init; }
}

/// <summary>An output file of a job.</summary>
/// <param name="Name"><c>image</c>, <c>warp-64</c> (the warp whose longer side is 64) and so on, <c>flow</c>, <c>confidence</c>,
/// <c>correspondence</c>, <c>matches</c>, <c>exemplar-map</c>.</param>
/// <param name="MediaType">The file's media type.</param>
/// <param name="Width">Width in pixels; absent if the file is not a picture.</param>
/// <param name="Height">Height in pixels; absent if the file is not a picture.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Url">The file's address on the server.</param>
public sealed record JobOutputResponse(string Name, string MediaType, int? Width, int? Height, long Bytes, string Url);

/// <summary>Addresses of a job on its server.</summary>
/// <param name="Self">The job.</param>
/// <param name="Events">Its events, as a stream.</param>
/// <param name="Cancel">A POST here cancels the job.</param>
public sealed record JobLinks(string Self, string Events, string Cancel);
