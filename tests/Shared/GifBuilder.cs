namespace CoCosNet.Tests;

/// <summary>Writes GIFs of flat frames.</summary>
internal static class GifBuilder
{
    /// <summary>Frames of one colour each, one after the other; a table of four colours.</summary>
    /// <param name="side">Width and height in pixels.</param>
    /// <param name="colors">R, G, B of each frame, up to four.</param>
    public static byte[] Flat(int side, params (byte Red, byte Green, byte Blue)[] colors)
    {
        var table = Enumerable.Range(0, 4).SelectMany(i => i < colors.Length ? new[] { colors[i].Red, colors[i].Green, colors[i].Blue } : new byte[3]);
        return
        [
            .. "GIF89a"u8, (byte)side, (byte)(side >> 8), (byte)side, (byte)(side >> 8), 0x81, 0, 0, .. table,
            .. Enumerable.Range(0, colors.Length).SelectMany(frame => Frame(side, frame)), 0x3B,
        ];
    }

    private static IEnumerable<byte> Frame(int side, int color)
    {
        // Codes of three bits, with a clear code before the table of codes would grow: 4 clears, 5 ends.
        var codes = Enumerable.Range(0, side * side).SelectMany(pixel => pixel % 2 == 0 ? new[] { 4, color } : [color]).Append(5);
        var (held, count, data) = (0, 0, new List<byte>());
        foreach (var code in codes)
        {
            (held, count) = (held | (code << count), count + 3);
            for (; count >= 8; held >>= 8, count -= 8)
            {
                data.Add((byte)held);
            }
        }

        data.Add((byte)held);
        return
        [
            0x21, 0xF9, 4, 0, 10, 0, 0, 0,
            0x2C, 0, 0, 0, 0, (byte)side, (byte)(side >> 8), (byte)side, (byte)(side >> 8), 0, 2,
            .. data.Chunk(255).SelectMany(part => (byte[])[(byte)part.Length, .. part]), 0,
        ];
    }
}
