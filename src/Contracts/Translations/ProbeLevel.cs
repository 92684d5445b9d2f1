namespace CoCosNet.Contracts.Translations;

/// <summary>Where a probed pixel came from at one level.</summary>
/// <param name="Level">0 is the coarsest, 3 the finest.</param>
/// <param name="Matches">Exemplar pixels, the heaviest first; at most 16.</param>
public sealed record ProbeLevel(int Level, IReadOnlyList<ProbeMatch> Matches);
