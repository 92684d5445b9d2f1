namespace CoCosNet.Contracts.Translations;

/// <summary>Recognises picture formats by a file's first bytes; names and declared media types are ignored.</summary>
public static class PictureSignature
{
    /// <summary>Returns the format, or null if the signature is not of a supported picture format.</summary>
    public static PictureFormat? FormatOf(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n', ..] => PictureFormat.Png,
        [0xFF, 0xD8, 0xFF, ..] => PictureFormat.Jpeg,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PictureFormat.Webp,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => PictureFormat.Gif,
        _ => null,
    };

    /// <summary><c>image/png</c>, <c>image/webp</c>, <c>image/jpeg</c> or <c>image/gif</c>.</summary>
    public static string MediaType(this PictureFormat format) => format switch
    {
        PictureFormat.Png => "image/png",
        PictureFormat.Webp => "image/webp",
        PictureFormat.Jpeg => "image/jpeg",
        PictureFormat.Gif => "image/gif",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "This format has no media type."),
    };
}
