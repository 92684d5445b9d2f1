using System.IO.Compression;
using System.Text;

namespace CoCosNet.Api.Tests.Abuse;

/// <summary>Files that unpack to gigabytes, headers that lie about sizes, and files that are two things at once.</summary>
internal static class Bombs
{
    private const int Side = 32;

    /// <summary>Bytes that a bomb unpacks to.</summary>
    private const int Bulk = 512 << 20;

    /// <summary>Just below the limit of a file.</summary>
    private const int Long = (10 << 20) - 1024;

    private static readonly byte[] Rows = new byte[Side * Side * 3];

    public static IReadOnlyList<Bomb> All { get; } =
    [
        new("PNG with a colour profile of 512 MiB", "labels", "exemplar", null, () => With("iCCP", [.. "profile"u8, 0, 0, .. Deflated()])),
        new("PNG with a text of 512 MiB", "labels", "exemplar", null, () => With("zTXt", [.. "Comment"u8, 0, 0, .. Deflated()])),
        new("map with a text of 512 MiB", "labels", "map", null, () => Map("zTXt", [.. "Comment"u8, 0, 0, .. Deflated()])),
        new("PNG with 512 MiB behind its last row", "labels", "exemplar", null, () => Png(Side, Side, 2, Deflated())),
        new("map with 512 MiB behind its last row", "labels", "map", null, () => Png(Side, Side, 0, Deflated())),
        new("PNG of 2³¹−1 pixels a side", "labels", "exemplar", "picture_too_large", () => Png(int.MaxValue, int.MaxValue, 6, Deflated())),
        new("map of 2³¹−1 pixels a side", "labels", "map", "picture_too_large", () => Png(int.MaxValue, int.MaxValue, 6, Deflated())),
        new("map of 8192×8192", "labels", "map", "picture_too_large", () => Png(8192, 8192, 0, Deflated())),
        new("PNG of no width", "labels", "exemplar", "corrupt_file", () => Png(0, Side, 2, Deflated())),
        new("JPEG of 65500×65500", "labels", "exemplar", "picture_too_large", () => Jpeg(65_500)),
        new("WebP of 16384×16384", "labels", "exemplar", "picture_too_large", LargeWebp),
        new("GIF with a PNG inside", "labels", "exemplar", "corrupt_file", () => [.. RefusedPictures.Gif(), .. PngBuilder.Rgb(Side, Side, Rows)]),
        new("PDF with a PNG inside", "labels", "exemplar", "unsupported_format", () => [.. "%PDF-1.7\n"u8, .. PngBuilder.Rgb(Side, Side, Rows)]),
        new("script before a PNG", "labels", "exemplar", "unsupported_format", () => [.. "<script>"u8, .. PngBuilder.Rgb(Side, Side, Rows)]),
        new("SVG", "labels", "exemplar", "unsupported_format", () => Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' width='99999' height='99999'/>")),
        new("array of 2⁶² values", "tensor", "map", "invalid_tensor", () => NpyBuilder.Floats([2, 1 << 30, 1 << 30], [])),
        new("array of 8192×4096 without data", "tensor", "map", "corrupt_file", () => NpyBuilder.Floats([2, 4096, 4096], [])),
        new("array whose header has 4 GiB", "tensor", "map", "invalid_tensor", () => [0x93, .. "NUMPY"u8, 2, 0, 0xff, 0xff, 0xff, 0xff, .. new byte[64]]),
        new("pose of 10 million brackets", "pose", "map", "invalid_pose", () => Text(new string('[', Long))),
        new("pose of 3 million people", "pose", "map", "invalid_pose", () => Text($"{{\"people\":[{string.Join(',', Enumerable.Repeat("{}", Long / 3))}]}}")),
        new("pose of 5 million joints", "pose", "map", "invalid_pose", () => Text($"{{\"people\":[{{\"pose_keypoints_2d\":[{string.Join(',', Enumerable.Repeat('1', Long / 2))}]}}]}}")),
        new("pose with a number of 10 million digits", "pose", "map", "invalid_pose", () => Text($"{{\"people\":[{{\"pose_keypoints_2d\":[{new string('9', Long)}]}}]}}")),
    ];

    /// <summary>A stream of zeros, compressed.</summary>
    public static byte[] Deflated()
    {
        using var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1 << 20];
            for (var written = 0; written < Bulk; written += block.Length)
            {
                deflater.Write(block);
            }
        }

        return compressed.ToArray();
    }

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] With(string chunk, byte[] data) => new PngBuilder(Side, Side, 8, 2, Rows).With(chunk, data).Build();

    private static byte[] Map(string chunk, byte[] data) => new PngBuilder(Side, Side, 8, 0, new byte[Side * Side]).With(chunk, data).Build();

    /// <summary>A header, and these data whatever it says.</summary>
    private static byte[] Png(int width, int height, int colorType, byte[] data) => new PngBuilder(width, height, 8, colorType, []).With("IDAT", data).Build();

    private static byte[] Jpeg(int side) =>
    [
        0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, (byte)(side >> 8), (byte)side, (byte)(side >> 8), (byte)side, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
        0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0, 0x55, 0xFF, 0xD9,
    ];

    private static byte[] LargeWebp() =>
        [.. "RIFF"u8, 18, 0, 0, 0, .. "WEBP"u8, .. "VP8L"u8, 5, 0, 0, 0, 0x2F, 0xFF, 0xFF, 0xFF, 0x0F, 0];
}
