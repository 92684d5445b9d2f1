using System.Buffers.Binary;

namespace CoCosNet.Inference.Imaging;

/// <summary>Finds the orientation in EXIF metadata. Damaged metadata are ignored, because the pixels can still be read.</summary>
internal static class ExifOrientation
{
    /// <summary>The stored picture is already upright.</summary>
    public const int Upright = 1;

    private const int EntryBytes = 12;
    private const ushort OrientationTag = 0x0112;
    private const ushort ShortType = 3;

    /// <summary>The prefix of the TIFF block in JPEG and, by mistake, in some WebP files.</summary>
    public static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    /// <summary>Returns the orientation, 1 to 8; <see cref="Upright"/> if the block holds no valid one.</summary>
    /// <param name="exif">A TIFF block, with or without <see cref="Prefix"/>.</param>
    public static int Read(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith(Prefix) ? exif[Prefix.Length..] : exif;
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
}
