using CoCosNet.Training.Evaluation.Matches;

namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>All that an evaluation found: <c>evaluation.json</c>. Nothing in it depends on the day or the machine's load.</summary>
internal sealed record EvaluationReport
{
    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of its manifest and weights.</summary>
    public required string Digest { get; init; }

    public required int Items { get; init; }

    /// <summary>Width and height.</summary>
    public required int Size { get; init; }

    public required int Seed { get; init; }

    /// <summary>Items that the ablations ran on.</summary>
    public required int AblationItems { get; init; }

    /// <summary>Smallest share of the pixels that a region needs to count.</summary>
    public required double SmallestRegion { get; init; }

    /// <summary>Squared grey levels a pixel from which a place counts as textured.</summary>
    public required double TextureThreshold { get; init; }

    /// <summary>mIoU of the segmenter on the truths.</summary>
    public required double TruthOverlap { get; init; }

    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>The model first, then without the exemplar's map where it can, then the baselines.</summary>
    public required IReadOnlyList<PictureSummary> Pictures { get; init; }

    public required MatchingSummary Matching { get; init; }

    /// <summary>Coarse to fine; empty for a model that does not match in mode <c>refined</c>.</summary>
    public required IReadOnlyList<IterationSummary> Iterations { get; init; }

    public required IReadOnlyList<AblationSummary> Ablations { get; init; }
}
