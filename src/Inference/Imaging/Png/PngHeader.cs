using System.Buffers.Binary;

namespace CoCosNet.Inference.Imaging.Png;

/// <summary>A PNG's IHDR chunk (W3C PNG, third edition).</summary>
internal readonly record struct PngHeader(PixelSize Size, int BitDepth, PngColorType ColorType, bool Interlaced)
{
    private const string Format = "PNG";

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>EXIF's orientation, 1 to 8; <see cref="PictureOrientation.Upright"/> if the file has none.</summary>
    public int Orientation { get; init; } = PictureOrientation.Upright;

    /// <summary>Samples per pixel; a palette index counts as one.</summary>
    public int Channels => ColorType switch
    {
        PngColorType.Rgb => 3,
        PngColorType.GreyAlpha => 2,
        PngColorType.Rgba => 4,
        _ => 1,
    };

    /// <summary>Bytes per unpacked sample.</summary>
    public int SampleBytes => BitDepth == 16 ? 2 : 1;

    /// <summary>Reads the header and walks the chunks to the end, which detects truncated files and animations.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="field">Name of its field.</param>
    /// <param name="firstOfMany">Whether an animation is accepted, for the picture that viewers without animation show.</param>
    public static PngHeader Read(ReadOnlySpan<byte> bytes, string field, bool firstOfMany = false)
    {
        var chunks = new PngChunks(bytes, field);
        if (!chunks.MoveNext() || !chunks.Is("IHDR"u8) || chunks.Data.Length != 13)
        {
            throw CorruptPicture.Damaged(Format, field, "it does not begin with its header");
        }

        var header = Parse(chunks.Data, field);
        var hasPixels = false;
        while (chunks.MoveNext())
        {
            hasPixels |= chunks.Is("IDAT"u8);
            if (chunks.Is("eXIf"u8))
            {
                header = header with { Orientation = PictureOrientation.Read(chunks.Data) };
            }

            if (!firstOfMany && chunks.Is("acTL"u8) && chunks.Data.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(chunks.Data) > 1)
            {
                throw CorruptPicture.Animated(Format, field);
            }
        }

        return hasPixels ? header : throw CorruptPicture.Damaged(Format, field, "it has no picture data");
    }

    private static PngHeader Parse(ReadOnlySpan<byte> data, string field)
    {
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
        {
            throw CorruptPicture.Damaged(Format, field, $"it says that it has {width}×{height} pixels");
        }

        var bitDepth = data[8];
        var colorType = (PngColorType)data[9];
        var valid = colorType switch
        {
            PngColorType.Grey => bitDepth is 1 or 2 or 4 or 8 or 16,
            PngColorType.Palette => bitDepth is 1 or 2 or 4 or 8,
            PngColorType.Rgb or PngColorType.GreyAlpha or PngColorType.Rgba => bitDepth is 8 or 16,
            _ => false,
        };
        if (!valid || data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            throw CorruptPicture.Damaged(Format, field, $"its header says colour type {data[9]} with {bitDepth} bits, which does not exist");
        }

        return new PngHeader(new PixelSize((int)width, (int)height), bitDepth, colorType, data[12] == 1);
    }
}

/// <summary>PNG's colour types, with their numbers in the file.</summary>
internal enum PngColorType
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}
