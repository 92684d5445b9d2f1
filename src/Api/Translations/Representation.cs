using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Translations;

/// <summary>What the client wants to get back.</summary>
/// <param name="Json">JSON with pictures inside, or the picture itself.</param>
/// <param name="Formats">Formats that the picture may have, at least one; the first is the default.</param>
internal sealed record Representation(bool Json, IReadOnlyList<PictureFormat> Formats)
{
    /// <summary>The format asked for where Accept leaves that open, else the default.</summary>
    public PictureFormat Choose(PictureFormat? asked) => asked is { } format && Formats.Contains(format) ? format : Formats[0];
}
