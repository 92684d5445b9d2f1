using System.Buffers.Binary;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Imaging;

/// <summary>Reads a WebP's size (RFC 9649) and walks its chunks.</summary>
internal static class WebpHeader
{
    private const string Format = "WebP";
    private const byte AnimationFlag = 0x02;

    /// <summary>Reads the header. The size is the canvas of an extended file, otherwise that of the bitstream.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="field">Name of its field.</param>
    /// <param name="firstOfMany">Whether an animation is accepted, for its first picture.</param>
    public static PictureHeader Read(ReadOnlySpan<byte> bytes, string field, bool firstOfMany = false)
    {
        if (bytes.Length < 20)
        {
            throw CorruptPicture.CutOff(Format, field);
        }

        var end = 8 + (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (end > bytes.Length)
        {
            throw CorruptPicture.CutOff(Format, field);
        }

        PixelSize? canvas = null;
        PixelSize? bitstream = null;
        var (isLossy, frames) = (false, 0);
        var orientation = PictureOrientation.Upright;
        var position = 12L;
        while (position + 8 <= end)
        {
            var name = bytes.Slice((int)position, 4);
            var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[((int)position + 4)..]);
            if (position + 8 + length > end)
            {
                throw CorruptPicture.CutOff(Format, field);
            }

            var data = bytes.Slice((int)position + 8, (int)length);
            var isFrame = name.SequenceEqual("ANMF"u8);
            if (!firstOfMany && (isFrame || name.SequenceEqual("ANIM"u8)))
            {
                throw CorruptPicture.Animated(Format, field);
            }

            frames += isFrame ? 1 : 0;

            if (name.SequenceEqual("VP8X"u8))
            {
                canvas ??= ReadExtended(data, field, firstOfMany);
            }
            else if (name.SequenceEqual("VP8 "u8))
            {
                isLossy |= bitstream is null;
                bitstream ??= ReadLossy(data, field);
            }
            else if (name.SequenceEqual("VP8L"u8))
            {
                bitstream ??= ReadLossless(data, field);
            }
            else if (name.SequenceEqual("EXIF"u8))
            {
                orientation = PictureOrientation.Read(data);
            }

            // Chunks are padded to even lengths.
            position += 8 + length + (length & 1);
        }

        // Frames of an animation have their bitstreams inside.
        if (frames > 0 && canvas is { } size)
        {
            return new PictureHeader(PictureFormat.Webp, size, orientation) { IsLossy = true };
        }

        return bitstream is null
            ? throw CorruptPicture.Damaged(Format, field, "it has no picture data")
            : new PictureHeader(PictureFormat.Webp, canvas ?? bitstream.Value, orientation) { IsLossy = isLossy };
    }

    private static PixelSize ReadExtended(ReadOnlySpan<byte> data, string field, bool firstOfMany)
    {
        if (data.Length < 10)
        {
            throw CorruptPicture.Damaged(Format, field, "its header is too short");
        }

        return !firstOfMany && (data[0] & AnimationFlag) != 0
            ? throw CorruptPicture.Animated(Format, field)
            : new PixelSize(1 + ReadUInt24(data[4..]), 1 + ReadUInt24(data[7..]));
    }

    private static PixelSize ReadLossy(ReadOnlySpan<byte> data, string field)
    {
        if (data.Length < 10 || !data[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
        {
            throw CorruptPicture.Damaged(Format, field, "its bitstream does not start with a key frame");
        }

        return new PixelSize(
            BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF);
    }

    private static PixelSize ReadLossless(ReadOnlySpan<byte> data, string field)
    {
        if (data.Length < 5 || data[0] != 0x2F)
        {
            throw CorruptPicture.Damaged(Format, field, "its lossless bitstream has no signature");
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return new PixelSize((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
    }

    private static int ReadUInt24(ReadOnlySpan<byte> data) => data[0] | data[1] << 8 | data[2] << 16;
}
