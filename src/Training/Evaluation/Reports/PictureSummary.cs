using CoCosNet.Training.Evaluation.Features;
using CoCosNet.Training.Evaluation.Patches;
using CoCosNet.Training.Evaluation.Textures;

namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>The scores of one painter's pictures.</summary>
/// <param name="Name">Name of the painter.</param>
/// <param name="MedianDifference">ΔE2000 of regions, median over all regions of all items.</param>
/// <param name="WorstTenthDifference">90th percentile of the ΔE2000 of regions.</param>
/// <param name="Regions">Number of regions.</param>
/// <param name="SlicedRatio">Sliced Wasserstein distance over its floor.</param>
/// <param name="SlicedContrastRatio">The same ratio, in which loss of contrast counts too.</param>
/// <param name="SlicedLevels">Distances per level from which both ratios are computed.</param>
/// <param name="Overlap">mIoU of the classes that the segmenter sees.</param>
/// <param name="OverlapRatio">mIoU relative to the mIoU on the truths.</param>
/// <param name="Psnr">Mean PSNR over items, in dB.</param>
/// <param name="Ssim">Mean SSIM over items.</param>
/// <param name="NearerShare">Share of items whose picture is closer to the truth than the exemplar is.</param>
/// <param name="Texture">Texture of the regions, compared with the truths'.</param>
/// <param name="Features">Scores on ResNet-18 features.</param>
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
    double NearerShare,
    TextureSummary Texture,
    FeatureSummary Features);
