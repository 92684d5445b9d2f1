using System.Buffers.Binary;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Imaging;

/// <summary>Reads a JPEG's frame header (ITU-T T.81, annex B) and walks its segments to the end of the picture.</summary>
internal static class JpegHeader
{
    private const string Format = "JPEG";

    /// <summary>Encoders write about ten scans. Each costs a pass over all pixels, so a file with many more is treated as an
    /// attack.</summary>
    private const int MaximumScans = 32;

    /// <summary>Reads the header. Bytes after the end marker (previews, motion photos) are ignored. A file may lack the marker if all
    /// of its picture is there.</summary>
    public static PictureHeader Read(ReadOnlySpan<byte> bytes, string field)
    {
        PixelSize? size = null;
        var orientation = PictureOrientation.Upright;
        var scans = 0;
        var position = 2;
        while (true)
        {
            var marker = NextMarker(bytes, ref position, field);
            switch (marker)
            {
                case 0xD9:
                    return size is not null && scans > 0
                        ? new PictureHeader(PictureFormat.Jpeg, size.Value, orientation) { IsLossy = true }
                        : throw CorruptPicture.Damaged(Format, field, "it has no picture data");
                case 0x01 or (>= 0xD0 and <= 0xD8):
                    continue;
            }

            var segment = Segment(bytes, ref position, field);
            if (IsFrame(marker))
            {
                size = size is null ? ReadFrame(marker, segment, field) : throw CorruptPicture.Damaged(Format, field, "it has two frame headers");
            }
            else if (marker == 0xE1 && segment.StartsWith(PictureOrientation.ExifPrefix))
            {
                orientation = PictureOrientation.Read(segment);
            }
            else if (marker == 0xDA)
            {
                if (++scans > MaximumScans)
                {
                    throw new TranslationException(
                        TranslationError.UnsupportedFormat, field, $"The JPEG has more than {MaximumScans} scans; save it as a baseline JPEG.");
                }

                if (!SkipEntropyCodedData(bytes, ref position))
                {
                    return size is not null && JpegScan.IsComplete(bytes)
                        ? new PictureHeader(PictureFormat.Jpeg, size.Value, orientation) { IsLossy = true, LacksEnd = true }
                        : throw CorruptPicture.CutOff(Format, field);
                }
            }
        }
    }

    /// <summary>SOF0 to SOF15 without DHT, JPG and DAC, which share the range.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static byte NextMarker(ReadOnlySpan<byte> bytes, ref int position, string field)
    {
        if (position < bytes.Length && bytes[position] != 0xFF)
        {
            throw CorruptPicture.Damaged(Format, field, $"no marker at byte {position}");
        }

        // A marker may be preceded by any number of fill bytes.
        while (position < bytes.Length && bytes[position] == 0xFF)
        {
            position++;
        }

        return position < bytes.Length ? bytes[position++] : throw CorruptPicture.CutOff(Format, field);
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> bytes, ref int position, string field)
    {
        var rest = bytes[position..];
        var length = rest.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(rest) : throw CorruptPicture.CutOff(Format, field);
        if (length < 2)
        {
            throw CorruptPicture.Damaged(Format, field, $"a segment of {length} bytes at byte {position}");
        }

        if (length > rest.Length)
        {
            throw CorruptPicture.CutOff(Format, field);
        }

        position += length;
        return rest[2..length];
    }

    private static PixelSize ReadFrame(byte marker, ReadOnlySpan<byte> frame, string field)
    {
        if (marker > 0xC2)
        {
            throw new TranslationException(
                TranslationError.UnsupportedFormat, field, "The JPEG is lossless, hierarchical or arithmetic-coded; save it as a baseline JPEG.");
        }

        if (frame.Length < 6)
        {
            throw CorruptPicture.Damaged(Format, field, "its frame header is too short");
        }

        if (frame[0] != 8)
        {
            throw new TranslationException(
                TranslationError.UnsupportedBitDepth, field, $"The JPEG has {frame[0]} bits a channel; save it with 8.");
        }

        if (frame[5] is not (1 or 3 or 4))
        {
            throw new TranslationException(
                TranslationError.UnsupportedColorModel, field, $"The JPEG has {frame[5]} colour channels; save it in RGB, grey or CMYK.");
        }

        var size = new PixelSize(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));
        return size.Pixels > 0 ? size : throw CorruptPicture.Damaged(Format, field, $"it says that it has {size} pixels");
    }

    /// <summary>Inside a scan 0xFF00 is a stuffed 0xFF and 0xFFD0 to 0xFFD7 are restarts; any other marker ends it.</summary>
    /// <returns>Whether a marker follows.</returns>
    private static bool SkipEntropyCodedData(ReadOnlySpan<byte> bytes, ref int position)
    {
        while (true)
        {
            var next = bytes[position..].IndexOf((byte)0xFF);
            if (next < 0 || position + next + 1 >= bytes.Length)
            {
                return false;
            }

            position += next;
            if (bytes[position + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return true;
            }

            // After a fill byte the next 0xFF may start the marker.
            position += bytes[position + 1] == 0xFF ? 1 : 2;
        }
    }
}
