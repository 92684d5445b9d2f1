namespace CoCosNet.Training.Evaluation.Patches;

/// <summary>Sliced Wasserstein distances at one level of the pyramids.</summary>
/// <param name="Distance">Results to truths, each set scaled to deviation 1 by itself, as the literature has it.</param>
/// <param name="ContrastDistance">Results to truths, both scaled by the truths: here, a loss of contrast or a cast counts too.</param>
/// <param name="Floor">One half of the truths to the other, each scaled by itself.</param>
/// <param name="ContrastFloor">One half of the truths to the other, scaled by the whole.</param>
internal sealed record LevelDistances(double Distance, double ContrastDistance, double Floor, double ContrastFloor);
