using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Answers;

/// <summary>What the client wants to get back.</summary>
/// <param name="Kind">The picture itself, JSON with pictures inside, or events that end in such JSON.</param>
/// <param name="Formats">Formats that the picture may have, at least one; the first is the default.</param>
internal sealed record Representation(AnswerKind Kind, IReadOnlyList<PictureFormat> Formats)
{
    /// <summary>The format asked for where Accept leaves that open, else the default.</summary>
    public PictureFormat Choose(PictureFormat? asked) => asked is { } format && Formats.Contains(format) ? format : Formats[0];
}
