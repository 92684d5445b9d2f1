using System.Buffers.Binary;

namespace CoCosNet.Inference.Imaging;

/// <summary>
/// Maps the pixels of an upright picture to those of the stored one: upright pixel (x, y) is stored pixel <c>Start + x·StepX + y·StepY</c>.
/// </summary>
/// <param name="Size">The upright size.</param>
/// <param name="Start">Index of the stored pixel at the top left of the upright picture.</param>
/// <param name="StepX">Offset in the stored picture between horizontal neighbours.</param>
/// <param name="StepY">Offset in the stored picture between vertical neighbours.</param>
internal readonly record struct PictureOrientation(PixelSize Size, int Start, int StepX, int StepY)
{
    /// <summary>The stored picture is already upright.</summary>
    public const int Upright = 1;

    private const int EntryBytes = 12;
    private const ushort OrientationTag = 0x0112;
    private const ushort ShortType = 3;

    /// <summary>The prefix of the TIFF block in JPEG and, by mistake, in some WebP files.</summary>
    public static ReadOnlySpan<byte> ExifPrefix => "Exif\0\0"u8;

    /// <summary>Finds the orientation in EXIF metadata. Damaged metadata are ignored, because the pixels can still be read.</summary>
    /// <returns>1 to 8; <see cref="Upright"/> if the block holds no valid one.</returns>
    /// <param name="exif">A TIFF block, with or without <see cref="ExifPrefix"/>.</param>
    public static int Read(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith(ExifPrefix) ? exif[ExifPrefix.Length..] : exif;
        var isLittleEndian = tiff.StartsWith("II"u8);
        if (tiff.Length < 10 || !(isLittleEndian || tiff.StartsWith("MM"u8)))
        {
            return Upright;
        }

        var directory = isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return Upright;
        }

        var entries = tiff[((int)directory + 2)..];
        for (var left = Short(tiff[(int)directory..]); left > 0 && entries.Length >= EntryBytes; left--, entries = entries[EntryBytes..])
        {
            if (Short(entries) == OrientationTag && Short(entries[2..]) == ShortType)
            {
                var orientation = Short(entries[8..]);
                return orientation is >= 1 and <= 8 ? orientation : Upright;
            }
        }

        return Upright;

        ushort Short(ReadOnlySpan<byte> bytes) =>
            isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    /// <param name="stored">Size of the stored picture.</param>
    /// <param name="exif">EXIF's orientation, 1 to 8: where the stored picture's first row and first column lie in the scene.</param>
    public static PictureOrientation Of(PixelSize stored, int exif)
    {
        var (width, height) = stored;
        var last = width * height - 1;
        var lastRow = last - width + 1;
        var turned = new PixelSize(height, width);
        return exif switch
        {
            2 => new(stored, width - 1, -1, width),
            3 => new(stored, last, -1, -width),
            4 => new(stored, lastRow, 1, -width),
            5 => new(turned, 0, width, 1),
            6 => new(turned, lastRow, -width, 1),
            7 => new(turned, last, -width, -1),
            8 => new(turned, width - 1, width, -1),
            _ => new(stored, 0, 1, width),
        };
    }

    /// <summary>Copies the pixels of a stored picture into upright order.</summary>
    public void Turn<T>(ReadOnlySpan<T> stored, Span<T> upright)
    {
        var target = 0;
        for (var y = 0; y < Size.Height; y++)
        {
            var source = Start + y * StepY;
            for (var x = 0; x < Size.Width; x++, source += StepX)
            {
                upright[target++] = stored[source];
            }
        }
    }
}
