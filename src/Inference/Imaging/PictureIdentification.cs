using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Imaging;

/// <summary>Identifies the format of a picture file, or names the format that arrived instead.</summary>
internal static class PictureIdentification
{
    private const string HeicAdvice =
        "a HEIC, which is not read here (an iPhone takes JPEGs with 'Most Compatible' under Settings, Camera, Formats)";

    /// <summary>Formats that are often sent by mistake, so that the error can name what arrived.</summary>
    private static readonly (int Offset, byte[] Bytes, string Name)[] Others =
    [
        (0, "BM"u8.ToArray(), "a BMP"),
        (0, [(byte)'I', (byte)'I', 42, 0], "a TIFF"),
        (0, [(byte)'M', (byte)'M', 0, 42], "a TIFF"),
        (4, "ftypavi"u8.ToArray(), "an AVIF, which is not read here"),
        (4, "ftyphe"u8.ToArray(), HeicAdvice),
        (4, "ftypmif1"u8.ToArray(), "a HEIF, which is not read here"),
        (4, "ftyp"u8.ToArray(), "a video or another ISO media file"),
        (0, [0xFF, 0x0A], "a JPEG XL"),
        (4, "JXL "u8.ToArray(), "a JPEG XL"),
        (4, "jP  "u8.ToArray(), "a JPEG 2000"),
        (0, [0, 0, 1, 0], "an icon"),
        (0, "8BPS"u8.ToArray(), "a Photoshop file"),
        (0, "%PDF"u8.ToArray(), "a PDF"),
        (0, "PK\u0003\u0004"u8.ToArray(), "a ZIP archive"),
        (1, "NUMPY"u8.ToArray(), "a NumPy array"),
        (0, "<svg"u8.ToArray(), "an SVG"),
        (0, "<"u8.ToArray(), "a markup document"),
        (0, "{"u8.ToArray(), "a JSON document"),
    ];

    /// <summary>Identifies the format. Throws <see cref="TranslationError.EmptyFile"/> or <see cref="TranslationError.UnsupportedFormat"/>.</summary>
    /// <param name="wanted">The formats that the field accepts, for the error message.</param>
    public static PictureFormat Identify(ReadOnlySpan<byte> bytes, string field, string wanted = "a PNG, JPEG, WebP or GIF")
    {
        if (bytes.IsEmpty)
        {
            throw new TranslationException(TranslationError.EmptyFile, field, $"The file has no bytes; send {wanted}.");
        }

        return PictureSignature.FormatOf(bytes)
            ?? throw new TranslationException(TranslationError.UnsupportedFormat, field, $"It is {Describe(bytes)}; send {wanted}.");
    }

    private static string Describe(ReadOnlySpan<byte> bytes)
    {
        foreach (var (offset, signature, name) in Others)
        {
            if (bytes.Length > offset && bytes[offset..].StartsWith(signature))
            {
                return name;
            }
        }

        return "not a picture in any known format";
    }
}
