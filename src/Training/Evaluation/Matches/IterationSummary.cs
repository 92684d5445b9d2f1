namespace CoCosNet.Training.Evaluation.Matches;

/// <summary>Errors of one iteration of mode <c>refined</c> on warped pairs, in pixels of the full size.</summary>
/// <param name="Level">0 is an eighth of the size, 3 the full size.</param>
/// <param name="Iteration">Number of the iteration, from 1.</param>
/// <param name="Median">Median error of the matches after the iteration.</param>
/// <param name="NearShare">Share of the matches within 2 % of the longer side.</param>
/// <param name="EstimateMedian">Median error of the estimated motion after the iteration.</param>
/// <param name="EstimateNearShare">Share of the estimates within 2 % of the longer side.</param>
internal sealed record IterationSummary(int Level, int Iteration, double? Median, double? NearShare, double? EstimateMedian, double? EstimateNearShare);
