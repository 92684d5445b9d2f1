namespace CoCosNet.Contracts.Translations;

/// <summary>The sources of one pixel of the result.</summary>
/// <param name="Position">The pixel of the result.</param>
/// <param name="Levels">Coarse to fine.</param>
public sealed record Probe(PixelPosition Position, IReadOnlyList<ProbeLevel> Levels);

/// <summary>The sources of a probed pixel at one level.</summary>
/// <param name="Level">0 is the coarsest, 3 the finest.</param>
/// <param name="Matches">Exemplar pixels, the heaviest first; at most 16.</param>
public sealed record ProbeLevel(int Level, IReadOnlyList<ProbeMatch> Matches);

/// <summary>A source: an exemplar pixel that contributes to the probed pixel.</summary>
/// <param name="Position">The exemplar's pixel (the centre of the level's pixel), in pixels of the result's size.</param>
/// <param name="Weight">Its share of the warp, 0 to 1.</param>
public sealed record ProbeMatch(PixelPosition Position, double Weight);

/// <summary>A pixel of the result, or of the exemplar at the result's size.</summary>
/// <param name="X">Column, 0 is left.</param>
/// <param name="Y">Row, 0 is at the top.</param>
public readonly record struct PixelPosition(int X, int Y);
