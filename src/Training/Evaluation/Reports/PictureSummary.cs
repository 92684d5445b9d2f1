using CoCosNet.Training.Evaluation.Patches;

namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>What all pictures of one painter score.</summary>
/// <param name="Name">Of the painter.</param>
/// <param name="MedianDifference">ΔE2000 of regions, median over all regions of all items.</param>
/// <param name="WorstTenthDifference">The 90th percentile of the same.</param>
/// <param name="Regions">How many regions.</param>
/// <param name="SlicedRatio">Sliced Wasserstein distance over its floor.</param>
/// <param name="SlicedContrastRatio">The same, where a loss of contrast counts too.</param>
/// <param name="SlicedLevels">What the two were made of.</param>
/// <param name="Overlap">mIoU of the classes that the segmenter sees.</param>
/// <param name="OverlapRatio">Over the mIoU on the truths.</param>
/// <param name="Psnr">Mean over items, dB.</param>
/// <param name="Ssim">Mean over items.</param>
/// <param name="NearerShare">Share of items where it is nearer the truth than the exemplar is.</param>
internal sealed record PictureSummary(
    string Name,
    double MedianDifference,
    double WorstTenthDifference,
    int Regions,
    double SlicedRatio,
    double SlicedContrastRatio,
    IReadOnlyList<LevelDistances> SlicedLevels,
    double Overlap,
    double OverlapRatio,
    double Psnr,
    double Ssim,
    double NearerShare);
