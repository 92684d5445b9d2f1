using SkiaSharp;

namespace CoCosNet.Tests;

/// <summary>One scene as the files that tools make of it: sky over water, a beach, a tree and a slanting border, 64 pixels square.</summary>
internal static class MapFiles
{
    public const int Side = 64;

    /// <summary>Ids of the model <c>analogy</c>.</summary>
    public const byte Sky = 0, Tree = 8, Water = 9, Sand = 10;

    private static readonly Dictionary<byte, (byte Red, byte Green, byte Blue)> Colors = new()
    {
        [Sky] = (0x7E, 0xBE, 0xF2),
        [Tree] = (0x22, 0x6E, 0x38),
        [Water] = (0x26, 0x64, 0xBE),
        [Sand] = (0xF0, 0xD8, 0xA0),
    };

    /// <summary>The id at a point of the unit square.</summary>
    public static byte At(double x, double y) =>
        (x - 0.7) * (x - 0.7) + (y - 0.62) * (y - 0.62) < 0.03 ? Tree : y < 0.4 + 0.1 * x ? Sky : y > 0.93 - 0.3 * x ? Sand : Water;

    /// <summary>The id of every pixel, at its centre.</summary>
    public static byte[] Ids(int side = Side) => [.. Pixels(side).Select(pixel => At(pixel.X, pixel.Y))];

    public static byte[] Color(byte id) => [Colors[id].Red, Colors[id].Green, Colors[id].Blue];

    /// <summary>R, G, B of ids, each level moved by <paramref name="off"/>.</summary>
    public static byte[] Rgb(byte[] ids, int off = 0) => [.. ids.SelectMany(Color).Select(level => (byte)Math.Clamp(level + off, 0, 255))];

    /// <summary>R, G, B, each pixel the mean of 64 points.</summary>
    public static byte[] Antialiased() => [.. Pixels(Side).SelectMany(pixel =>
    {
        var sum = new int[3];
        foreach (var (dx, dy) in Pixels(8))
        {
            var color = Color(At(pixel.X + (dx - 0.5) / Side, pixel.Y + (dy - 0.5) / Side));
            for (var channel = 0; channel < 3; channel++)
            {
                sum[channel] += color[channel];
            }
        }

        return sum.Select(level => (byte)((level + 32) / 64));
    })];

    /// <summary>Ids of half the size, enlarged as if they were brightnesses.</summary>
    public static byte[] Interpolated()
    {
        const int Half = Side / 2;
        var ids = Ids(Half);
        return [.. Enumerable.Range(0, Side * Side).Select(pixel =>
        {
            var (x, y) = ((pixel % Side + 0.5) / 2 - 0.5, (pixel / Side + 0.5) / 2 - 0.5);
            var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
            var (right, down) = (x - left, y - top);
            return (byte)Math.Round(
                (1 - down) * ((1 - right) * Id(left, top) + right * Id(left + 1, top)) + down * ((1 - right) * Id(left, top + 1) + right * Id(left + 1, top + 1)));
        })];

        int Id(int x, int y) => ids[Math.Clamp(y, 0, Half - 1) * Half + Math.Clamp(x, 0, Half - 1)];
    }

    /// <summary>A palette PNG whose entries an optimiser renumbered in the order in which they come.</summary>
    /// <param name="ids">The map.</param>
    /// <param name="entry">R, G, B of an id's entry.</param>
    /// <param name="alphas">Opacity of entries, none for opaque.</param>
    public static byte[] Compacted(byte[] ids, Func<byte, byte[]> entry, byte[]? alphas = null)
    {
        var used = ids.Distinct().ToArray();
        var builder = new PngBuilder(Side, Side, 8, 3, [.. ids.Select(id => (byte)Array.IndexOf(used, id))]).With("PLTE", [.. used.SelectMany(entry)]);
        return (alphas is null ? builder : builder.With("tRNS", alphas)).Build();
    }

    public static byte[] LosslessWebp(byte[] rgb) => Encode(rgb, new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 50));

    public static byte[] LossyWebp(byte[] rgb, int quality) => Encode(rgb, new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality));

    public static byte[] Jpeg(byte[] rgb, int quality) => Encode(rgb, new SKJpegEncoderOptions(quality));

    private static byte[] Encode(byte[] rgb, object options)
    {
        var side = (int)Math.Sqrt(rgb.Length / 3);
        using var bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < side * side; i++)
        {
            rgb.AsSpan(3 * i, 3).CopyTo(pixels[(4 * i)..]);
            pixels[4 * i + 3] = 255;
        }

        using var pixmap = bitmap.PeekPixels();
        using var data = options is SKJpegEncoderOptions jpeg ? pixmap.Encode(jpeg) : pixmap.Encode((SKWebpEncoderOptions)options);
        return data!.ToArray();
    }

    private static IEnumerable<(double X, double Y)> Pixels(int side) =>
        Enumerable.Range(0, side * side).Select(pixel => ((pixel % side + 0.5) / side, (pixel / side + 0.5) / side));
}
