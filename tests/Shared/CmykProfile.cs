using System.Buffers.Binary;
using System.Text;

namespace CoCosNet.Tests;

/// <summary>A small ICC profile of a press whose inks are not those that their names say: cyan prints mid grey, all other inks print nothing.</summary>
internal static class CmykProfile
{
    private const int HeaderBytes = 128;
    private const int Inputs = 4;
    private const int Outputs = 3;

    public static byte[] Build()
    {
        byte[] table = [.. "mft1"u8, 0, 0, 0, 0, Inputs, Outputs, 2, 0, .. Matrix(), .. Straight(Inputs), .. Grid(), .. Straight(Outputs)];
        byte[] text = [.. "text"u8, 0, 0, 0, 0, .. "none\0"u8, 0, 0, 0];
        (string Name, byte[] Data)[] tags = [("A2B0", table), ("cprt", text)];
        var offset = HeaderBytes + 4 + (12 * tags.Length);
        var profile = new List<byte>(new byte[HeaderBytes]);
        profile.AddRange(Number(tags.Length));
        foreach (var (name, data) in tags)
        {
            profile.AddRange([.. Encoding.ASCII.GetBytes(name), .. Number(offset), .. Number(data.Length)]);
            offset += data.Length;
        }

        profile.AddRange(tags.SelectMany(tag => tag.Data));
        var bytes = profile.ToArray();
        Number(bytes.Length).CopyTo(bytes, 0);
        Number(0x02400000).CopyTo(bytes, 8);
        "prtrCMYKLab "u8.CopyTo(bytes.AsSpan(12));
        "acsp"u8.CopyTo(bytes.AsSpan(36));

        // The profile connection space's white, D50.
        ((byte[])[.. Number(0xF6D6), .. Number(0x10000), .. Number(0xD32D)]).CopyTo(bytes, 68);
        return bytes;
    }

    private static IEnumerable<byte> Matrix() => Enumerable.Range(0, 9).SelectMany(i => Number(i % 4 == 0 ? 0x10000 : 0));

    private static IEnumerable<byte> Straight(int channels) => Enumerable.Range(0, 256 * channels).Select(i => (byte)i);

    /// <summary>L, a, b of each corner, the first ink changing slowest: mid grey (L 53) where there is cyan, else white.</summary>
    private static IEnumerable<byte> Grid() => Enumerable.Range(0, 1 << Inputs).SelectMany(corner => new byte[] { corner < 8 ? (byte)255 : (byte)137, 128, 128 });

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
