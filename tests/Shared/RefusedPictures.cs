namespace CoCosNet.Tests;

/// <summary>Files that are pictures and are refused nevertheless, for the API's matrix of bad inputs too.</summary>
internal static class RefusedPictures
{
    public static byte[] OnePixel() => PngBuilder.Grey(1, 1, [0]);

    /// <summary>A sound PNG without its second half.</summary>
    public static byte[] TruncatedPng()
    {
        var whole = PngBuilder.Grey(32, 32, new byte[32 * 32]);
        return whole[..(whole.Length / 2)];
    }

    /// <summary>An APNG's header: an animation of two frames.</summary>
    public static byte[] AnimatedPng() => new PngBuilder(32, 32, 8, 0, new byte[32 * 32]).With("acTL", [0, 0, 0, 2, 0, 0, 0, 0]).Build();

    /// <summary>A WebP whose header says that it is animated, without frames.</summary>
    public static byte[] AnimatedWebp() =>
    [
        .. "RIFF"u8, 36, 0, 0, 0, .. "WEBP"u8,
        .. "VP8X"u8, 10, 0, 0, 0, 0x02, 0, 0, 0, 31, 0, 0, 31, 0, 0,
        .. "ANIM"u8, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>A JPEG's header of four colour channels, with Adobe's marker, and a scan.</summary>
    public static byte[] CmykJpeg() =>
    [
        0xFF, 0xD8,
        0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, 2,
        0xFF, 0xC0, 0, 20, 8, 0, 32, 0, 32, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0,
        0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0, 0x55,
        0xFF, 0xD9,
    ];

    public static byte[] Bmp() => [.. "BM"u8, .. new byte[60]];

    /// <summary>A photograph of an iPhone, as far as its first bytes tell.</summary>
    public static byte[] Heic() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[40]];

    public static byte[] Avif() => [0, 0, 0, 24, .. "ftypavif"u8, 0, 0, 0, 0, .. "avifmif1"u8, .. new byte[40]];

    /// <summary>A GIF without a picture.</summary>
    public static byte[] Gif() => [.. "GIF89a"u8, 32, 0, 32, 0, 0, 0, 0, .. ";"u8];

    public static byte[] NotAPicture() => [.. "not a picture, only words"u8];

    /// <summary>A PNG of 20000×20000 pixels that says so in its header and has no data.</summary>
    public static byte[] HugePng() => new PngBuilder(20_000, 20_000, 8, 0, []).Build();
}
