using System.Numerics;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Evaluation.Scores;

/// <summary>
/// SSIM (Wang et al. 2004): Gaussian window of 11×11 with σ 1.5, constants 0.01 and 0.03 of 255, only windows entirely inside the picture,
/// mean of the three channels.
/// </summary>
internal static class StructuralSimilarity
{
    private const int Window = 11;
    private const float Sigma = 1.5f;
    private const float C1 = 0.01f * 255 * (0.01f * 255);
    private const float C2 = 0.03f * 255 * (0.03f * 255);

    private static readonly float[] Weights = Gaussian();

    /// <returns>1 for equal pictures.</returns>
    /// <exception cref="ArgumentException">Sizes differ or are smaller than 11.</exception>
    public static double Between(Picture first, Picture second)
    {
        if (first.Size != second.Size || first.Size.ShorterSide < Window)
        {
            throw new ArgumentException($"SSIM takes two pictures of one size, at least {Window}: not {first.Size} and {second.Size}.", nameof(second));
        }

        var sum = 0.0;
        for (var channel = 0; channel < Picture.Channels; channel++)
        {
            sum += OfChannel(first, second, channel);
        }

        return sum / Picture.Channels;
    }

    private static double OfChannel(Picture first, Picture second, int channel)
    {
        // The five moments are stored side by side and filtered in one pass.
        var count = first.Width * first.Height;
        var moments = new float[5][];
        for (var m = 0; m < moments.Length; m++)
        {
            moments[m] = new float[count];
        }

        for (var pixel = 0; pixel < count; pixel++)
        {
            float x = first.Pixels[(pixel * Picture.Channels) + channel], y = second.Pixels[(pixel * Picture.Channels) + channel];
            (moments[0][pixel], moments[1][pixel]) = (x, y);
            (moments[2][pixel], moments[3][pixel], moments[4][pixel]) = (x * x, y * y, x * y);
        }

        var means = Array.ConvertAll(moments, moment => Filter(moment, first.Width, first.Height));
        var sum = 0.0;
        for (var i = 0; i < means[0].Length; i++)
        {
            float x = means[0][i], y = means[1][i];
            var varianceX = means[2][i] - (x * x);
            var varianceY = means[3][i] - (y * y);
            var covariance = means[4][i] - (x * y);
            sum += ((2 * x * y) + C1) * ((2 * covariance) + C2) / (((x * x) + (y * y) + C1) * (varianceX + varianceY + C2));
        }

        return sum / means[0].Length;
    }

    /// <returns>(H − 10)×(W − 10).</returns>
    private static float[] Filter(float[] values, int width, int height)
    {
        var narrow = width - Window + 1;
        var rows = new float[narrow * height];
        for (var row = 0; row < height; row++)
        {
            for (var tap = 0; tap < Window; tap++)
            {
                AddScaled(rows.AsSpan(row * narrow, narrow), values.AsSpan((row * width) + tap, narrow), Weights[tap]);
            }
        }

        var low = height - Window + 1;
        var result = new float[narrow * low];
        for (var row = 0; row < low; row++)
        {
            for (var tap = 0; tap < Window; tap++)
            {
                AddScaled(result.AsSpan(row * narrow, narrow), rows.AsSpan((row + tap) * narrow, narrow), Weights[tap]);
            }
        }

        return result;
    }

    private static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float weight)
    {
        var i = 0;
        for (; i <= target.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(target[i..]) + (new Vector<float>(source[i..]) * weight)).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += source[i] * weight;
        }
    }

    private static float[] Gaussian()
    {
        var weights = Enumerable.Range(0, Window).Select(i => MathF.Exp(-MathF.Pow((i - (Window / 2)) / Sigma, 2) / 2)).ToArray();
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }
}
