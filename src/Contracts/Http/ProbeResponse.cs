namespace CoCosNet.Contracts.Http;

/// <summary>Where one pixel came from.</summary>
/// <param name="X">Column of the result's pixel, 0 is left.</param>
/// <param name="Y">Row of the result's pixel, 0 is at the top.</param>
/// <param name="Levels">Coarse to fine.</param>
public sealed record ProbeResponse(int X, int Y, IReadOnlyList<ProbeLevelResponse> Levels);
