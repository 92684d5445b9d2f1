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

    /// <summary>Whether the end marker is missing, although the picture is complete.</summary>
    public bool LacksEnd { get; init; }

    /// <summary>
    /// Reads the header and walks the file's structure to its end. Refuses everything but a single grey, palette, RGB or CMYK picture within
    /// the limits: <see cref="TranslationError.EmptyFile"/>, <see cref="TranslationError.UnsupportedFormat"/>,
    /// <see cref="TranslationError.CorruptFile"/>, <see cref="TranslationError.PictureTooSmall"/>,
    /// <see cref="TranslationError.PictureTooLarge"/>, <see cref="TranslationError.UnsupportedBitDepth"/>,
    /// <see cref="TranslationError.UnsupportedColorModel"/>, <see cref="TranslationError.AnimatedPicture"/>.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="field">Name of its field.</param>
    /// <param name="limits">Sizes that are taken.</param>
    /// <param name="firstOfMany">Whether an animation is taken, for its first picture.</param>
    public static PictureHeader Read(ReadOnlySpan<byte> bytes, string field, PictureLimits limits, bool firstOfMany = false)
    {
        var format = PictureIdentification.Identify(bytes, field);
        var header = format switch
        {
            PictureFormat.Png => ReadPng(bytes, field, firstOfMany),
            PictureFormat.Jpeg => JpegHeader.Read(bytes, field),
            PictureFormat.Gif => GifHeader.Read(bytes, field, firstOfMany),
            _ => WebpHeader.Read(bytes, field, firstOfMany),
        };
        limits.Check(header.Size, field);
        return header;
    }

    private static PictureHeader ReadPng(ReadOnlySpan<byte> bytes, string field, bool firstOfMany)
    {
        var header = PngHeader.Read(bytes, field, firstOfMany);
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
