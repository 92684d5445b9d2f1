using CoCosNet.Training.Evaluation.Matches;
using CoCosNet.Training.Evaluation.Reports;

namespace CoCosNet.Training.Evaluation;

/// <summary>What an evaluation found, before it is held against the bars.</summary>
internal sealed record EvaluationFindings
{
    /// <summary>mIoU of the segmenter on the truths.</summary>
    public required double TruthOverlap { get; init; }

    /// <summary>The model first.</summary>
    public required IReadOnlyList<PictureSummary> Pictures { get; init; }

    /// <summary>Which of <see cref="Pictures"/> is the model without the exemplar's map; null where it needs the map.</summary>
    public required string? WithoutMap { get; init; }

    /// <summary>Share of items where the picture follows when the exemplar is swapped.</summary>
    public required double SwappedShare { get; init; }

    /// <summary>PSNR in dB of the model's pictures against the same in float32, mean over items; null where nobody asked.</summary>
    public double? Float32Psnr { get; init; }

    public required MatchingSummary Matching { get; init; }

    /// <summary>Coarse to fine; empty for a model that does not match in mode <c>refined</c>.</summary>
    public required IReadOnlyList<IterationSummary> Iterations { get; init; }

    /// <summary>The full model first; empty without ablations.</summary>
    public required IReadOnlyList<AblationSummary> Ablations { get; init; }
}
