using CoCosNet.Training.Evaluation.Matches;

namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>All results of an evaluation, written to <c>evaluation.json</c>. Nothing in it depends on time or machine load.</summary>
internal sealed record EvaluationReport
{
    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of its manifest and weights.</summary>
    public required string Digest { get; init; }

    public required int Items { get; init; }

    /// <summary>Width and height in pixels.</summary>
    public required int Size { get; init; }

    public required int Seed { get; init; }

    /// <summary>Number of items in the ablations.</summary>
    public required int AblationItems { get; init; }

    /// <summary>Smallest share of the pixels for a region to count.</summary>
    public required double SmallestRegion { get; init; }

    /// <summary>Smallest squared gradient of a textured pixel, in squared grey levels per pixel.</summary>
    public required double TextureThreshold { get; init; }

    /// <summary>mIoU of the segmenter on the truths.</summary>
    public required double TruthOverlap { get; init; }

    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>Scores of the pictures: the model, the model without the exemplar's map if supported, then the baselines.</summary>
    public required IReadOnlyList<PictureSummary> Pictures { get; init; }

    public required MatchingSummary Matching { get; init; }

    /// <summary>Errors per iteration, coarse to fine; empty for models of other modes than <c>refined</c>.</summary>
    public required IReadOnlyList<IterationSummary> Iterations { get; init; }

    public required IReadOnlyList<AblationSummary> Ablations { get; init; }
}
