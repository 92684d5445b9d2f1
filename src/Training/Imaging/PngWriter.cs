using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using CoCosNet.Scenes;

namespace CoCosNet.Training.Imaging;

/// <summary>Writes PNG. Label maps become palette pictures: the indices are the ids, and viewers show the classes' colours.</summary>
internal static class PngWriter
{
    private const byte Truecolor = 2;
    private const byte Indexed = 3;

    /// <summary>A palette PNG of a label map.</summary>
    public static byte[] Encode(LabelImage labels)
    {
        var palette = SceneClasses.All.SelectMany(c => new[] { c.R, c.G, c.B }).ToArray();
        return Encode(labels.Width, labels.Height, Indexed, palette, labels.Ids, 1);
    }

    /// <summary>An 8-bit RGB PNG of a picture.</summary>
    public static byte[] Encode(RgbImage image) => Encode(image.Width, image.Height, Truecolor, [], image.Pixels, 3);

    private static byte[] Encode(int width, int height, byte colorType, byte[] palette, byte[] samples, int samplesPerPixel)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = colorType;
        WriteChunk(file, "IHDR"u8, header);
        if (palette.Length > 0)
        {
            WriteChunk(file, "PLTE"u8, palette);
        }

        WriteChunk(file, "IDAT"u8, Compress(samples, width * samplesPerPixel, height, samplesPerPixel));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(byte[] samples, int stride, int height, int samplesPerPixel)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            var line = new byte[stride + 1];
            for (var row = 0; row < height; row++)
            {
                var current = samples.AsSpan(row * stride, stride);
                var above = row == 0 ? [] : samples.AsSpan((row - 1) * stride, stride);

                // Differences of ids are meaningless, so label maps are not filtered; pictures compress better with a filter.
                line[0] = samplesPerPixel == 1 ? (byte)0 : (byte)4;
                for (var i = 0; i < stride; i++)
                {
                    var left = i >= samplesPerPixel ? current[i - samplesPerPixel] : 0;
                    var up = above.IsEmpty ? 0 : above[i];
                    var corner = above.IsEmpty || i < samplesPerPixel ? 0 : above[i - samplesPerPixel];
                    line[i + 1] = line[0] == 0 ? current[i] : (byte)(current[i] - Paeth(left, up, corner));
                }

                zlib.Write(line);
            }
        }

        return packed.ToArray();
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        int toLeft = Math.Abs(guess - left), toUp = Math.Abs(guess - up), toCorner = Math.Abs(guess - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        var checksum = new Crc32();
        checksum.Append(type);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
