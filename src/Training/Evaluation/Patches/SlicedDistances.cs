namespace CoCosNet.Training.Evaluation.Patches;

/// <summary>Sliced Wasserstein distances of all levels.</summary>
/// <param name="Levels">Distances per level, fine to coarse.</param>
internal sealed record SlicedDistances(IReadOnlyList<LevelDistances> Levels)
{
    /// <summary>Mean distance over mean floor.</summary>
    public double Ratio => Levels.Average(level => level.Distance) / Levels.Average(level => level.Floor);

    /// <summary>The same ratio with both normalised by the truths.</summary>
    public double ContrastRatio => Levels.Average(level => level.ContrastDistance) / Levels.Average(level => level.ContrastFloor);
}
