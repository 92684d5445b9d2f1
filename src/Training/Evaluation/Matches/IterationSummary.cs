namespace CoCosNet.Training.Evaluation.Matches;

/// <summary>Errors of one iteration of mode <c>refined</c> on warped pairs, in pixels of the full size.</summary>
/// <param name="Level">0 is an eighth of the size, 3 the full size.</param>
/// <param name="Iteration">From 1.</param>
/// <param name="Median">Of the matches after it.</param>
/// <param name="NearShare">Of the matches, share within 2 % of the longer side.</param>
/// <param name="EstimateMedian">Of the estimated motion after it.</param>
/// <param name="EstimateNearShare">Likewise.</param>
internal sealed record IterationSummary(int Level, int Iteration, double? Median, double? NearShare, double? EstimateMedian, double? EstimateNearShare);
