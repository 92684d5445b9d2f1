namespace CoCosNet.Contracts.Http;

/// <summary>A pixel of the exemplar that a pixel was made from.</summary>
/// <param name="X">Its column, in pixels of the result's size.</param>
/// <param name="Y">Its row, in pixels of the result's size.</param>
/// <param name="Weight">Its share of the warp, 0 to 1.</param>
public sealed record ProbeMatchResponse(int X, int Y, double Weight);
