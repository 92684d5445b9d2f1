namespace CoCosNet.Contracts.Http;

/// <summary>Where a pixel came from at one level.</summary>
/// <param name="Level">0 is the coarsest (an eighth of the size), 3 the finest.</param>
/// <param name="Matches">The exemplar's pixels, the heaviest first; at most 16.</param>
public sealed record ProbeLevelResponse(int Level, IReadOnlyList<ProbeMatchResponse> Matches);
