using System.Buffers.Binary;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Imaging;

/// <summary>Reads a GIF's size (GIF89a) and walks its blocks, counting pictures.</summary>
internal static class GifHeader
{
    private const string Format = "GIF";
    private const int ScreenEnd = 13;
    private const int DescriptorBytes = 9;

    /// <summary>Reads the header; the size is that of the canvas.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="field">Name of the form field.</param>
    /// <param name="firstOfMany">Whether an animation is accepted for its first picture.</param>
    public static PictureHeader Read(ReadOnlySpan<byte> bytes, string field, bool firstOfMany)
    {
        var position = ScreenEnd;
        var rest = From(bytes, 0, ScreenEnd, field);
        position += TableBytes(rest[10]);
        var size = new PixelSize(BinaryPrimitives.ReadUInt16LittleEndian(rest[6..]), BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]));
        var pictures = 0;
        while (true)
        {
            // The trailer may be missing if the file ends between two blocks.
            var block = position < bytes.Length ? bytes[position] : pictures > 0 ? 0x3B : throw CorruptPicture.CutOff(Format, field);
            position++;
            switch (block)
            {
                case 0x3B when pictures == 0 || size.Pixels == 0:
                    throw CorruptPicture.Damaged(Format, field, "it has no picture data");
                case 0x3B:
                    return new PictureHeader(PictureFormat.Gif, size, PictureOrientation.Upright);
                case 0x21:
                    position++;
                    break;
                case 0x2C:
                    if (++pictures > 1 && !firstOfMany)
                    {
                        throw CorruptPicture.Animated(Format, field);
                    }

                    // The descriptor, its colour table, and the code width.
                    position += DescriptorBytes + TableBytes(From(bytes, position, DescriptorBytes, field)[8]) + 1;
                    break;
                default:
                    throw CorruptPicture.Damaged(Format, field, $"no block begins at byte {position - 1}");
            }

            position = SkipParts(bytes, position, field);
        }
    }

    /// <summary>Returns the size in bytes of the colour table that the flags declare.</summary>
    private static int TableBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));

    private static int SkipParts(ReadOnlySpan<byte> bytes, int position, string field)
    {
        while (true)
        {
            var length = From(bytes, position, 1, field)[0];
            position += 1 + length;
            if (length == 0)
            {
                return position;
            }
        }
    }

    private static ReadOnlySpan<byte> From(ReadOnlySpan<byte> bytes, int position, int length, string field) =>
        position + length <= bytes.Length ? bytes.Slice(position, length) : throw CorruptPicture.CutOff(Format, field);
}
