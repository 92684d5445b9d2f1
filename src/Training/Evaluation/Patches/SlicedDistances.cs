namespace CoCosNet.Training.Evaluation.Patches;

/// <summary>Sliced Wasserstein distances of all levels.</summary>
/// <param name="Levels">From the finest.</param>
internal sealed record SlicedDistances(IReadOnlyList<LevelDistances> Levels)
{
    /// <summary>Mean distance over mean floor.</summary>
    public double Ratio => Levels.Average(level => level.Distance) / Levels.Average(level => level.Floor);

    /// <summary>The same with the truths' scale for both.</summary>
    public double ContrastRatio => Levels.Average(level => level.ContrastDistance) / Levels.Average(level => level.ContrastFloor);
}
