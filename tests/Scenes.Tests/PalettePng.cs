using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CoCosNet.Scenes.Tests;

/// <summary>Reads the unfiltered palette PNGs of the samples, checking the palette.</summary>
internal static class PalettePng
{
    public static LabelImage Read(byte[] file)
    {
        using var data = new MemoryStream();
        int width = 0, height = 0;
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var body = file.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IHDR":
                    width = BinaryPrimitives.ReadInt32BigEndian(body);
                    height = BinaryPrimitives.ReadInt32BigEndian(body[4..]);
                    Assert.Equal([8, 3, 0, 0, 0], body[8..].ToArray());
                    break;
                case "PLTE":
                    Assert.Equal(SceneClasses.All.SelectMany(c => new[] { c.R, c.G, c.B }), body.ToArray());
                    break;
                case "IDAT":
                    data.Write(body);
                    break;
            }

            at += length + 12;
        }

        return new LabelImage(width, height, Unpack(data, width, height));
    }

    private static byte[] Unpack(MemoryStream data, int width, int height)
    {
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var ids = new byte[width * height];
        for (var row = 0; row < height; row++)
        {
            Assert.Equal(0, zlib.ReadByte());
            zlib.ReadExactly(ids, row * width, width);
        }

        return ids;
    }
}
