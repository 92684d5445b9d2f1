using System.Buffers.Binary;
using System.Text;

namespace CoCosNet.Tests;

/// <summary>Animations of two pictures.</summary>
internal static class AnimatedFiles
{
    /// <summary>An APNG whose first picture is its default image.</summary>
    public static byte[] Png(int side, byte[] first, byte[] second)
    {
        var still = PngBuilder.Rgb(side, side, second);
        var data = Chunk(still, "IDAT");
        return new PngBuilder(side, side, 8, 2, first)
            .With("acTL", [0, 0, 0, 2, 0, 0, 0, 0])
            .With("fcTL", Control(0, side))
            .Build(("fcTL", Control(1, side)), ("fdAT", [0, 0, 0, 2, .. data]));
    }

    /// <summary>An animated WebP of two still ones.</summary>
    public static byte[] Webp(int side, byte[] first, byte[] second)
    {
        byte[] canvas = [.. UInt24(side - 1), .. UInt24(side - 1)];
        byte[] chunks =
        [
            .. "WEBP"u8,
            .. Riff("VP8X", [0x02, 0, 0, 0, .. canvas]),
            .. Riff("ANIM", [255, 255, 255, 255, 0, 0]),
            .. Riff("ANMF", [.. UInt24(0), .. UInt24(0), .. canvas, .. UInt24(100), 0x02, .. first[12..]]),
            .. Riff("ANMF", [.. UInt24(0), .. UInt24(0), .. canvas, .. UInt24(100), 0x02, .. second[12..]]),
        ];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Length), .. chunks];
    }

    private static byte[] Riff(string name, byte[] data) =>
        [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(data.Length), .. data, .. data.Length % 2 == 0 ? [] : new byte[1]];

    private static byte[] UInt24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];

    private static byte[] Control(int sequence, int side)
    {
        var control = new byte[26];
        BinaryPrimitives.WriteInt32BigEndian(control, sequence);
        BinaryPrimitives.WriteInt32BigEndian(control.AsSpan(4), side);
        BinaryPrimitives.WriteInt32BigEndian(control.AsSpan(8), side);
        (control[21], control[23]) = (1, 10);
        return control;
    }

    private static byte[] Chunk(byte[] png, string name)
    {
        var start = png.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name));
        return png[(start + 4)..(start + 4 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(start - 4)))];
    }
}
