namespace CoCosNet.Contracts.Http;

/// <summary>The exemplar, warped into the map's layout at one level.</summary>
/// <param name="Level">0 is the coarsest (an eighth of the size), 3 the finest.</param>
/// <param name="Picture">The warp at its level's own size.</param>
public sealed record WarpResponse(int Level, PictureResponse Picture);
