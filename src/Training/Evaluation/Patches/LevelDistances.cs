namespace CoCosNet.Training.Evaluation.Patches;

/// <summary>Sliced Wasserstein distances at one level of the pyramids.</summary>
/// <param name="Distance">Distance from results to truths, each set normalised to deviation 1 by itself, as in the literature.</param>
/// <param name="ContrastDistance">Distance from results to truths, both normalised by the truths, so that loss of contrast or a colour cast
/// counts too.</param>
/// <param name="Floor">Distance between two halves of the truths, each normalised by itself.</param>
/// <param name="ContrastFloor">Distance between two halves of the truths, normalised by all truths.</param>
internal sealed record LevelDistances(double Distance, double ContrastDistance, double Floor, double ContrastFloor);
