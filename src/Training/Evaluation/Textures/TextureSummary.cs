namespace CoCosNet.Training.Evaluation.Textures;

/// <summary>How much texture the regions keep, over all octaves and regions; null without any measurement.</summary>
/// <param name="Energy">Median of the energy: deviation of a luma octave in the result's region over that of the wanted region.</param>
/// <param name="LowEnergy">The 10th percentile of the same.</param>
/// <param name="HighEnergy">The 90th percentile of the same.</param>
/// <param name="PlainLowEnergy">The 10th percentile where the wanted octave deviates by 2 grey levels or more.</param>
/// <param name="Octaves">The median by octave, finest first (<see cref="RegionTexture.Octaves"/>).</param>
/// <param name="PatchDistance">Sliced Wasserstein distance of patches, median over regions.</param>
/// <param name="Regions">Number of regions.</param>
internal sealed record TextureSummary(
    double? Energy, double? LowEnergy, double? HighEnergy, double? PlainLowEnergy, IReadOnlyList<double?> Octaves, double? PatchDistance, int Regions);
