using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace CoCosNet.Bench.Pictures;

/// <summary>Compares the codec with ImageSharp: which kinds of files each reads, and how long a photograph takes.</summary>
internal static class CodecsVerb
{
    private const int Tolerance = 3;

    public static void Run(TextWriter output)
    {
        output.WriteLine(Machine.Description);
        output.WriteLine("colour of the middle pixel; ! is another one than browsers show");
        foreach (var (name, file, color) in PictureFiles.All)
        {
            output.WriteLine($"  {name,-24} {Shown(file, color, ByCodec),-24} {Shown(file, color, ByImageSharp)}");
        }

        output.WriteLine("4000×3000, ms of processor time, median of 5, and a digest of the pixels: the codec as it decodes exemplars, ImageSharp");
        var photograph = Photograph(4000, 3000);
        foreach (var format in new[] { PictureFormat.Jpeg, PictureFormat.Png, PictureFormat.Webp })
        {
            var file = PictureCodec.Encode(photograph, format, 90);
            var codec = ProcessorTime(() => PictureCodec.DecodeShown(file, "file", PictureLimits.Default, firstOfMany: false, out _));
            var other = ProcessorTime(() => Image.Load<Rgb24>(file).Dispose());
            var pixels = new byte[photograph.Pixels.Length];
            using var image = Image.Load<Rgb24>(file);
            image.CopyPixelDataTo(pixels);
            var decoded = PictureCodec.DecodeShown(file, "file", PictureLimits.Default, firstOfMany: false, out _);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {format,-6} {file.Length / 1e6,6:F1} MB {codec,8:F0} {Digest(decoded.Pixels)} {other,8:F0} {Digest(pixels)}"));
        }
    }

    /// <summary>Median of 5, after two to warm up, in ms. Unlike the time on the clock, it does not depend on what else runs.</summary>
    private static double ProcessorTime(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var times = new double[7];
        for (var round = 0; round < times.Length; round++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            work();
            process.Refresh();
            times[round] = (process.TotalProcessorTime - before).TotalMilliseconds;
        }

        var counted = times[2..];
        Array.Sort(counted);
        return counted[counted.Length / 2];
    }

    private static string Digest(byte[] pixels) => Convert.ToHexStringLower(SHA256.HashData(pixels))[..8];

    private static string Shown(byte[] file, (int Red, int Green, int Blue) expected, Func<byte[], (int Red, int Green, int Blue)> read)
    {
        try
        {
            var color = read(file);
            var isRight = Math.Abs(color.Red - expected.Red) <= Tolerance && Math.Abs(color.Green - expected.Green) <= Tolerance
                && Math.Abs(color.Blue - expected.Blue) <= Tolerance;
            return string.Create(CultureInfo.InvariantCulture, $"{color.Red}, {color.Green}, {color.Blue}{(isRight ? "" : " !")}");
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name} !";
        }
    }

    private static (int Red, int Green, int Blue) ByCodec(byte[] file)
    {
        var picture = PictureCodec.Decode(file, "file", PictureLimits.Default, firstOfMany: true);
        var pixel = picture.Pixels.AsSpan(Picture.Channels * ((picture.Height / 2 * picture.Width) + (picture.Width / 2)), Picture.Channels);
        return (pixel[0], pixel[1], pixel[2]);
    }

    private static (int Red, int Green, int Blue) ByImageSharp(byte[] file)
    {
        using var image = Image.Load<Rgb24>(file);
        var pixel = image[image.Width / 2, image.Height / 2];
        return (pixel.R, pixel.G, pixel.B);
    }

    /// <summary>Makes gradients with noise.</summary>
    private static Picture Photograph(int width, int height)
    {
        var pixels = new byte[width * height * Picture.Channels];
        var random = new Random(1);
        for (var (y, i) = (0, 0); y < height; y++)
        {
            for (var x = 0; x < width; x++, i += Picture.Channels)
            {
                var grain = random.Next(12);
                (pixels[i], pixels[i + 1], pixels[i + 2]) = ((byte)((x / 20) + grain), (byte)((y / 16) + grain), (byte)(((x ^ y) / 24) + grain));
            }
        }

        return new Picture(new PixelSize(width, height), pixels);
    }
}
