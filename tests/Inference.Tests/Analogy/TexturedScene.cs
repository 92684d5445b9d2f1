using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Tests.Analogy;

/// <summary>Label maps of simple shapes, and pictures that paint each class in its own colour with a grain.</summary>
internal static class TexturedScene
{
    public const int Classes = 4;

    /// <summary>Red, green, blue of each class.</summary>
    private static readonly byte[][] Colors = [[120, 170, 220], [60, 140, 50], [210, 190, 130], [170, 60, 50]];

    /// <summary>Class 0 above a slanted horizon, 1 below it, a disc of class 2, a block of class 3.</summary>
    /// <param name="horizon">Part of the height, at the left end.</param>
    /// <param name="discAt">The disc's centre as part of the width.</param>
    public static LabelMap Map(PixelSize size, double horizon, double discAt) => Map(size, (x, y) =>
        Math.Pow(x - discAt, 2) + Math.Pow(y - 0.7, 2) < 0.03 ? 2
        : x is > 0.05 and < 0.25 && y > horizon - 0.1 && y < horizon + 0.15 ? 3
        : y < horizon + 0.1 * x ? 0 : 1);

    /// <param name="label">Class at x and y, both 0…1.</param>
    public static LabelMap Map(PixelSize size, Func<double, double, int> label)
    {
        var indices = new byte[size.Pixels];
        for (var pixel = 0; pixel < indices.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, size.Width);
            indices[pixel] = (byte)label((double)x / size.Width, (double)y / size.Height);
        }

        return new LabelMap(size, Classes, indices);
    }

    /// <summary>Each class in its colour, darker downwards, with waves and grain.</summary>
    public static Picture Paint(LabelMap map)
    {
        var random = new Random(5);
        var pixels = new byte[map.Size.Pixels * Picture.Channels];
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, map.Width);
            var light = 12 * Math.Sin(0.9 * x + 0.3 * y * (1 + map.Indices[pixel])) + random.Next(-8, 9) - 20.0 * y / map.Height;
            for (var channel = 0; channel < Picture.Channels; channel++)
            {
                pixels[Picture.Channels * pixel + channel] = (byte)Math.Clamp(Colors[map.Indices[pixel]][channel] + light, 0, 255);
            }
        }

        return new Picture(map.Size, pixels);
    }

    public static ModelInput Input(LabelMap map, LabelMap exemplarMap) => new(map, Paint(exemplarMap), exemplarMap);

    /// <summary>Mean red, green and blue of a class's pixels.</summary>
    public static double[] MeanColor(Picture picture, LabelMap map, byte label)
    {
        var sums = new double[Picture.Channels];
        var count = 0;
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            if (map.Indices[pixel] == label)
            {
                count++;
                for (var channel = 0; channel < Picture.Channels; channel++)
                {
                    sums[channel] += picture.Pixels[Picture.Channels * pixel + channel];
                }
            }
        }

        return Array.ConvertAll(sums, sum => sum / count);
    }
}
