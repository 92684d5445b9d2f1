using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Tests.Evaluation;

/// <summary>Small pictures by formula.</summary>
internal static class TestPictures
{
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="color">Of row and column; clamped to bytes.</param>
    public static Picture Make(int width, int height, Func<int, int, (double R, double G, double B)> color)
    {
        var pixels = new byte[width * height * Picture.Channels];
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            var (r, g, b) = color(pixel / width, pixel % width);
            (pixels[3 * pixel], pixels[(3 * pixel) + 1], pixels[(3 * pixel) + 2]) = (Byte(r), Byte(g), Byte(b));
        }

        return new Picture(new PixelSize(width, height), pixels);
    }

    public static Picture Grey(int width, int height, Func<int, int, double> value) =>
        Make(width, height, (row, column) => (value(row, column), value(row, column), value(row, column)));

    /// <summary>Every pixel on its own, about 128.</summary>
    public static Picture Noise(int width, int height, int seed, float spread)
    {
        var random = new SeededRandom(seed, 1);
        return Make(width, height, (_, _) => (128 + random.Range(-spread, spread), 128 + random.Range(-spread, spread), 128 + random.Range(-spread, spread)));
    }

    private static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
