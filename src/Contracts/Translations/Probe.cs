namespace CoCosNet.Contracts.Translations;

/// <summary>The answer to "where does this pixel come from".</summary>
/// <param name="Position">The pixel of the result.</param>
/// <param name="Levels">Coarse to fine.</param>
public sealed record Probe(PixelPosition Position, IReadOnlyList<ProbeLevel> Levels);
