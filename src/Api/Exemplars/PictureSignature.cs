namespace CoCosNet.Api.Exemplars;

/// <summary>What a picture's first bytes say that it is; whether the rest holds what they promise shows when it is translated.</summary>
internal static class PictureSignature
{
    /// <summary>The media type, or null where it is none that exemplars may have.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> content)
    {
        if (content is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..])
        {
            return "image/png";
        }

        if (content is [0xff, 0xd8, 0xff, ..])
        {
            return "image/jpeg";
        }

        return content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}
