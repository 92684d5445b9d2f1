namespace CoCosNet.Contracts.Translations;

/// <summary>The answer to "where does this pixel come from".</summary>
/// <param name="Position">The pixel of the result.</param>
/// <param name="Levels">Coarse to fine.</param>
public sealed record Probe(PixelPosition Position, IReadOnlyList<ProbeLevel> Levels);

/// <summary>Where a probed pixel came from at one level.</summary>
/// <param name="Level">0 is the coarsest, 3 the finest.</param>
/// <param name="Matches">Exemplar pixels, the heaviest first; at most 16.</param>
public sealed record ProbeLevel(int Level, IReadOnlyList<ProbeMatch> Matches);

/// <summary>One exemplar pixel that a probed pixel was made from.</summary>
/// <param name="Position">The exemplar's pixel (the middle of the level's pixel), in pixels of the result's size.</param>
/// <param name="Weight">Its share of the warp, 0 to 1.</param>
public sealed record ProbeMatch(PixelPosition Position, double Weight);

/// <summary>A pixel of the result (or, in an answer, of the exemplar at the result's size).</summary>
/// <param name="X">Column, 0 is left.</param>
/// <param name="Y">Row, 0 is at the top.</param>
public readonly record struct PixelPosition(int X, int Y);
