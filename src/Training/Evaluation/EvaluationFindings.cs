using CoCosNet.Training.Evaluation.Matches;
using CoCosNet.Training.Evaluation.Reports;
using CoCosNet.Training.Evaluation.Textures;

namespace CoCosNet.Training.Evaluation;

/// <summary>The results of an evaluation, before comparison with the bars.</summary>
internal sealed record EvaluationFindings
{
    /// <summary>Longer side of the pictures in pixels.</summary>
    public required int Size { get; init; }

    /// <summary>mIoU of the segmenter on the truths.</summary>
    public required double TruthOverlap { get; init; }

    /// <summary>Scores of the pictures; the model comes first.</summary>
    public required IReadOnlyList<PictureSummary> Pictures { get; init; }

    /// <summary>How evenly the model's pictures use their exemplars; null if it does not synthesise.</summary>
    public SourceUseSummary? SourceUse { get; init; }

    /// <summary>Name in <see cref="Pictures"/> of the model without the exemplar's map; null if it requires the map.</summary>
    public required string? WithoutMap { get; init; }

    /// <summary>Share of items whose picture follows a swap of the exemplar.</summary>
    public required double SwappedShare { get; init; }

    /// <summary>PSNR in dB of the model's pictures against those in float32, mean over items; null if not measured.</summary>
    public double? Float32Psnr { get; init; }

    public required MatchingSummary Matching { get; init; }

    /// <summary>Errors per iteration, coarse to fine; empty for models of other modes than <c>refined</c>.</summary>
    public required IReadOnlyList<IterationSummary> Iterations { get; init; }

    /// <summary>Scores of the variants, the full model first; empty without ablations.</summary>
    public required IReadOnlyList<AblationSummary> Ablations { get; init; }
}
