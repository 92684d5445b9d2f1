namespace CoCosNet.Contracts.Http;

/// <summary>A file that a job made.</summary>
/// <param name="Name"><c>image</c>, <c>warp-64</c> (the warp whose longer side is 64) and its like, <c>flow</c>, <c>confidence</c>,
/// <c>correspondence</c>, <c>matches</c>.</param>
/// <param name="MediaType">What the file is.</param>
/// <param name="Width">Width in pixels; absent where it is no picture.</param>
/// <param name="Height">Height in pixels; absent where it is no picture.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Url">Its address on the server.</param>
public sealed record JobOutputResponse(string Name, string MediaType, int? Width, int? Height, long Bytes, string Url);
