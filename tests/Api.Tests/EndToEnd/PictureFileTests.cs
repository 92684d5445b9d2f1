using CoCosNet.Api.Tests.Hosting;
using SkiaSharp;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Pictures that every browser shows, through the real server: the colour that browsers show, or the documented error.</summary>
public sealed class PictureFileTests(RealServer server) : IClassFixture<RealServer>
{
    private const int Side = 64;
    private static readonly byte[] Map = PngBuilder.Grey(Side, Side, new byte[Side * Side]);

    /// <summary>Name, exemplar, further fields, and the colour that it shows everywhere.</summary>
    public static TheoryData<string, byte[], string, int, int, int> Shown => new()
    {
        { "PNG", PngBuilder.Rgb(Side, Side, Flat(200, 120, 40)), "", 200, 120, 40 },
        { "PNG of 16 bits", new PngBuilder(Side, Side, 16, 2, Wide(Flat(200, 120, 40))).Build(), "", 200, 120, 40 },
        { "PNG of grey", PngBuilder.Grey(Side, Side, Flat(90)), "", 90, 90, 90 },
        { "PNG of 16-bit grey", new PngBuilder(Side, Side, 16, 0, Wide(Flat(90))).Build(), "", 90, 90, 90 },
        { "PNG of grey and alpha", new PngBuilder(Side, Side, 8, 4, Flat(90, 255)).Build(), "", 90, 90, 90 },
        { "PNG of 16-bit grey and alpha", new PngBuilder(Side, Side, 16, 4, Wide(Flat(90, 255))).Build(), "", 90, 90, 90 },
        { "PNG of a palette", PngBuilder.Palette(Side, Side, Flat(1), [1, 2, 3, 200, 120, 40]), "", 200, 120, 40 },
        { "PNG in Display P3", Encode(SKEncodedImageFormat.Png, SKColorSpaceXyz.DisplayP3, 150, 120, 90), "", 156, 119, 85 },
        { "JPEG in Display P3", Encode(SKEncodedImageFormat.Jpeg, SKColorSpaceXyz.DisplayP3, 150, 120, 90), "", 156, 119, 85 },
        { "WebP in Adobe RGB's colours", Encode(SKEncodedImageFormat.Webp, SKColorSpaceXyz.AdobeRgb, 150, 120, 90), "", 160, 120, 88 },
        { "JPEG without its end", new JpegBuilder(Side, Side, (_, _) => 90) { Ends = false }.Build(), "", 90, 90, 90 },
        { "JPEG of CMYK, Adobe's", new JpegBuilder(Side, Side, Levels(200, 120, 40, 255)).Adobe(0).Build(), "", 200, 120, 40 },
        { "JPEG of CMYK without a marker", new JpegBuilder(Side, Side, Levels(200, 120, 40, 255)).Build(), "", 200, 120, 40 },
        { "JPEG of CMYK with black", new JpegBuilder(Side, Side, Levels(200, 120, 40, 128)).Adobe(0).Build(), "", 100, 60, 20 },
        { "JPEG of CMYK with a profile", new JpegBuilder(Side, Side, Levels(0, 255, 255, 255)).Adobe(0).Profile(CmykProfile.Build()).Build(), "", 128, 128, 128 },
        { "GIF", GifBuilder.Flat(Side, (200, 120, 40)), "", 200, 120, 40 },
        { "animated GIF", GifBuilder.Flat(Side, (200, 120, 40), (1, 2, 3)), "animation=first", 200, 120, 40 },
        { "animated PNG", AnimatedFiles.Png(Side, Flat(200, 120, 40), Flat(1, 2, 3)), "animation=first", 200, 120, 40 },
        { "animated WebP", AnimatedFiles.Webp(Side, MapFiles.LosslessWebp(Flat(200, 120, 40)), MapFiles.LosslessWebp(Flat(1, 2, 3))), "animation=first", 200, 120, 40 },
        { "half transparent over white", PngBuilder.Rgba(Side, Side, Flat(200, 120, 40, 128)), "background=#ffffff", 227, 187, 147 },
        { "transparent over a colour", PngBuilder.Rgba(Side, Side, Flat(200, 120, 40, 0)), "background=#102030", 16, 32, 48 },
        { "holes that take no part", PngBuilder.Rgba(Side, Side, [.. Enumerable.Range(0, Side * Side).SelectMany(i => i % Side < 20 ? (byte[])[255, 0, 0, 0] : [200, 120, 40, 255])]), "", 200, 120, 40 },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task Translate_WithAnExemplarOfOneColor_PaintsWithWhatBrowsersShow(string name, byte[] exemplar, string fields, int red, int green, int blue)
    {
        var mean = Mean(await PictureAsync(exemplar, fields));
        Assert.True(
            Math.Abs(mean.Red - red) <= 3 && Math.Abs(mean.Green - green) <= 3 && Math.Abs(mean.Blue - blue) <= 3, $"{name}: {mean}, not {red}, {green}, {blue}");
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public async Task Translate_WithATurnedExemplar_GivesThePictureOfTheUprightOne(int orientation, bool bigEndian)
    {
        var upright = new byte[Side * Side * 3];
        var stored = new byte[upright.Length];
        for (var (y, i) = (0, 0); y < Side; y++)
        {
            for (var x = 0; x < Side; x++, i += 3)
            {
                byte[] color = [(byte)(4 * x), (byte)(4 * y), 90];
                color.CopyTo(upright, i);
                var last = Side - 1;

                // Where the pixel of the scene was stored, by the table of EXIF.
                var (column, row) = orientation switch
                {
                    2 => (last - x, y),
                    3 => (last - x, last - y),
                    4 => (x, last - y),
                    5 => (y, x),
                    6 => (y, last - x),
                    7 => (last - y, last - x),
                    _ => (last - y, x),
                };
                color.CopyTo(stored, 3 * ((row * Side) + column));
            }
        }

        var exif = new byte[26];
        (bigEndian ? "MM\0*"u8 : "II*\0"u8).CopyTo(exif);
        Write(4, 8, 4);
        Write(8, 1, 2);
        Write(10, 0x0112, 2);
        Write(12, 3, 2);
        Write(14, 1, 4);
        Write(18, orientation, 2);
        var turned = new PngBuilder(Side, Side, 8, 2, stored).With("eXIf", exif).Build();

        Assert.Equal(await PictureAsync(PngBuilder.Rgb(Side, Side, upright), ""), await PictureAsync(turned, ""));

        void Write(int offset, int value, int length)
        {
            for (var i = 0; i < length; i++)
            {
                exif[offset + i] = (byte)(value >> (8 * (bigEndian ? length - 1 - i : i)));
            }
        }
    }

    public static TheoryData<string, byte[], string, string> Refused => new()
    {
        { "JPEG without its last row", new JpegBuilder(Side, Side, (_, _) => 90) { Ends = false, Rows = 7 }.Build(), "corrupt_file", "send the whole file" },
        { "animated GIF", GifBuilder.Flat(Side, (200, 120, 40), (1, 2, 3)), "animated_picture", "'animation' first" },
        { "animated PNG", AnimatedFiles.Png(Side, Flat(200, 120, 40), Flat(1, 2, 3)), "animated_picture", "'animation' first" },
        { "animated WebP", RefusedPictures.AnimatedWebp(), "animated_picture", "'animation' first" },
        { "HEIC", RefusedPictures.Heic(), "unsupported_format", "Most Compatible" },
        { "AVIF", RefusedPictures.Avif(), "unsupported_format", "send a PNG, JPEG, WebP or GIF" },
        { "transparent all over", PngBuilder.Rgba(Side, Side, Flat(200, 120, 40, 0)), "picture_too_small", "transparent" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Translate_WithAnExemplarThatIsNotTaken_SaysWhatToDo(string name, byte[] exemplar, string code, string said)
    {
        using var form = FormOf(exemplar, "");
        var problem = await server.RefuseAsync(form);
        Assert.True(code == problem.Code, $"{name}: {problem.Detail}");
        Assert.Equal("#/exemplar", Assert.Single(problem.Errors).Pointer);
        Assert.Contains(said, problem.Detail, StringComparison.Ordinal);
    }

    private static byte[] Flat(params byte[] samples) => [.. Enumerable.Repeat(samples, Side * Side).SelectMany(pixel => pixel)];

    private static byte[] Wide(byte[] samples) => [.. samples.SelectMany(sample => new[] { sample, sample })];

    private static Func<int, int, byte>[] Levels(params byte[] levels) => [.. levels.Select(level => (Func<int, int, byte>)((_, _) => level))];

    private static byte[] Encode(SKEncodedImageFormat format, SKColorSpaceXyz gamut, byte red, byte green, byte blue)
    {
        using var space = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, gamut);
        using var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque, space));
        Flat(red, green, blue, 255).CopyTo(bitmap.GetPixelSpan());
        using var data = bitmap.Encode(format, 100);
        return data.ToArray();
    }

    private static (int Red, int Green, int Blue) Mean(byte[] png)
    {
        using var bitmap = SKBitmap.Decode(png);
        var pixels = bitmap.Pixels;
        return ((int)pixels.Average(pixel => pixel.Red), (int)pixels.Average(pixel => pixel.Green), (int)pixels.Average(pixel => pixel.Blue));
    }

    private static MultipartFormDataContent FormOf(byte[] exemplar, string fields)
    {
        var form = Form.Empty().Text("model", "analogy").Text("width", "128").Text("height", "128")
            .File("map", Map).File("exemplar", exemplar).File("exemplarMap", Map);
        foreach (var field in fields.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            form.Text(field.Split('=')[0], field.Split('=')[1]);
        }

        return form;
    }

    private async Task<byte[]> PictureAsync(byte[] exemplar, string fields)
    {
        using var form = FormOf(exemplar, fields);
        return (await server.TranslateAsync(form)).Png;
    }
}
