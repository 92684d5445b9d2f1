using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging.Png;

namespace CoCosNet.Inference.Imaging;

/// <summary>What a picture file declares about itself, read without decoding pixels.</summary>
/// <param name="Format">The file format, identified by its signature.</param>
/// <param name="Size">The stored size; the orientation may swap the sides.</param>
/// <param name="Orientation">EXIF's orientation, 1 to 8.</param>
internal readonly record struct PictureHeader(PictureFormat Format, PixelSize Size, int Orientation)
{
    /// <summary>Whether the compression is lossy.</summary>
    public bool IsLossy { get; init; }

    /// <summary>
    /// Reads the header and walks the file's structure to its end. Refuses everything but a single grey, palette or RGB picture within the
    /// limits: <see cref="TranslationError.EmptyFile"/>, <see cref="TranslationError.UnsupportedFormat"/>,
    /// <see cref="TranslationError.CorruptFile"/>, <see cref="TranslationError.PictureTooSmall"/>,
    /// <see cref="TranslationError.PictureTooLarge"/>, <see cref="TranslationError.UnsupportedBitDepth"/>,
    /// <see cref="TranslationError.UnsupportedColorModel"/>, <see cref="TranslationError.AnimatedPicture"/>.
    /// </summary>
    public static PictureHeader Read(ReadOnlySpan<byte> bytes, string field, PictureLimits limits)
    {
        var format = PictureIdentification.Identify(bytes, field);
        var header = format switch
        {
            PictureFormat.Png => ReadPng(bytes, field),
            PictureFormat.Jpeg => JpegHeader.Read(bytes, field),
            _ => WebpHeader.Read(bytes, field),
        };
        limits.Check(header.Size, field);
        return header;
    }

    private static PictureHeader ReadPng(ReadOnlySpan<byte> bytes, string field)
    {
        var header = PngHeader.Read(bytes, field);
        return new PictureHeader(PictureFormat.Png, header.Size, header.Orientation);
    }
}

/// <summary>Width and height in pixels.</summary>
internal readonly record struct PixelSize(int Width, int Height)
{
    public long Pixels => (long)Width * Height;

    public int LongerSide => Math.Max(Width, Height);

    public int ShorterSide => Math.Min(Width, Height);

    public override string ToString() => $"{Width}×{Height}";
}
