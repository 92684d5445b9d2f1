namespace CoCosNet.Contracts.Translations;

/// <summary>One exemplar pixel that a probed pixel was made from.</summary>
/// <param name="Position">The exemplar's pixel (the middle of the level's pixel), in pixels of the result's size.</param>
/// <param name="Weight">Its share of the warp, 0 to 1.</param>
public sealed record ProbeMatch(PixelPosition Position, double Weight);
