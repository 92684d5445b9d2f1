namespace CoCosNet.Contracts.Http;

/// <summary>A picture in a JSON answer.</summary>
/// <param name="MediaType"><c>image/png</c>, <c>image/webp</c> or <c>image/jpeg</c>.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Url">Where the bytes are, good for an <c>img</c> element as it is: a data URI, or in a job the address of its output.</param>
public sealed record PictureResponse(string MediaType, int Width, int Height, string Url);
