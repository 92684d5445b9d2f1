using SkiaSharp;

namespace CoCosNet.Bench.Pictures;

/// <summary>Makes a file of every kind of picture that browsers show, each with a single colour.</summary>
internal static class PictureFiles
{
    private const int Side = 64;

    /// <summary>Name, file, and the expected colour.</summary>
    public static IEnumerable<(string Name, byte[] File, (int Red, int Green, int Blue) Color)> All =>
    [
        ("PNG", PngBuilder.Rgb(Side, Side, Flat(200, 120, 40)), (200, 120, 40)),
        ("PNG, 16 bits", new PngBuilder(Side, Side, 16, 2, Wide(Flat(200, 120, 40))).Build(), (200, 120, 40)),
        ("PNG, grey and alpha", new PngBuilder(Side, Side, 8, 4, Flat(90, 255)).Build(), (90, 90, 90)),
        ("PNG, Display P3", InDisplayP3(SKEncodedImageFormat.Png), (156, 119, 85)),
        ("JPEG", new JpegBuilder(Side, Side, (_, _) => 90).Build(), (90, 90, 90)),
        ("JPEG, Display P3", InDisplayP3(SKEncodedImageFormat.Jpeg), (156, 119, 85)),
        ("JPEG, CMYK, Adobe", new JpegBuilder(Side, Side, Levels(200, 120, 40, 255)).Adobe(0).Build(), (200, 120, 40)),
        ("JPEG, CMYK, no marker", new JpegBuilder(Side, Side, Levels(200, 120, 40, 255)).Build(), (200, 120, 40)),
        ("JPEG, CMYK, profile", new JpegBuilder(Side, Side, Levels(0, 255, 255, 255)).Adobe(0).Profile(CmykProfile.Build()).Build(), (128, 128, 128)),
        ("JPEG without its end", new JpegBuilder(Side, Side, (_, _) => 90) { Ends = false }.Build(), (90, 90, 90)),
        ("GIF", GifBuilder.Flat(Side, (200, 120, 40)), (200, 120, 40)),
        ("GIF, animated", GifBuilder.Flat(Side, (200, 120, 40), (1, 2, 3)), (200, 120, 40)),
        ("WebP", MapFiles.LosslessWebp(Flat(200, 120, 40)), (200, 120, 40)),
        ("WebP, animated", AnimatedFiles.Webp(Side, MapFiles.LosslessWebp(Flat(200, 120, 40)), MapFiles.LosslessWebp(Flat(1, 2, 3))), (200, 120, 40)),
    ];

    private static byte[] Flat(params byte[] samples) => [.. Enumerable.Repeat(samples, Side * Side).SelectMany(pixel => pixel)];

    private static byte[] Wide(byte[] samples) => [.. samples.SelectMany(sample => new[] { sample, sample })];

    private static Func<int, int, byte>[] Levels(params byte[] levels) => [.. levels.Select(level => (Func<int, int, byte>)((_, _) => level))];

    private static byte[] InDisplayP3(SKEncodedImageFormat format)
    {
        using var space = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3);
        using var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque, space));
        Flat(150, 120, 90, 255).CopyTo(bitmap.GetPixelSpan());
        using var data = bitmap.Encode(format, 100);
        return data.ToArray();
    }
}
