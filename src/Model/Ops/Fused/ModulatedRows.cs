using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>
/// Positional norm, modulation and activation in one pass over memory, into a tensor that may have a reflected border, as a SPADE block's
/// convolution reads it. A pixel's channels are read three times while they are in the first-level cache.
/// </summary>
internal static unsafe class ModulatedRows
{
    private const float Epsilon = 1e-8f;

    /// <summary>Writes act(norm(x)·(1+gamma)+beta).</summary>
    /// <param name="x">B×C×H×W, channels last.</param>
    /// <param name="modulation">B×2C×h×W: gamma and beta of the rows from <paramref name="firstRow"/> on.</param>
    /// <param name="slope">Factor of negative results.</param>
    /// <param name="y">B×C×(H+2·border)×(W+2·border), channels last.</param>
    /// <param name="border">0 or 1.</param>
    /// <param name="firstRow">First row of x to read.</param>
    public static void Write(Tensor x, Tensor modulation, float slope, Tensor y, int border, int firstRow)
    {
        modulation = ChannelsLast.Arrange(modulation);
        var (from, factors, to) = (new ChannelsLast(x), new ChannelsLast(modulation), new ChannelsLast(y));
        RowBands.Run(factors.Rows, factors.RowLength, (first, end) =>
        {
            for (var line = first; line < end; line++)
            {
                var (picture, inside) = Math.DivRem(line, factors.Height);
                var row = firstRow + inside;
                var target = to.Row((picture * to.Height) + row + border);
                Write(from.Row((picture * from.Height) + row), factors.Row(line), target + (border * from.Channels), from.Width, from.Channels, slope);
                if (border > 0)
                {
                    PadRows.MirrorSides(target, to.Width, to.Channels, border, border);
                    Repeat(to, picture, row, from.Height, target);
                }
            }
        });
        GC.KeepAlive(x);
        GC.KeepAlive(modulation);
        GC.KeepAlive(y);
    }

    /// <summary>Copies the second row to the border above the first, and the last but one to the border below the last.</summary>
    private static void Repeat(in ChannelsLast to, int picture, int row, int height, ushort* target)
    {
        var top = picture * to.Height;
        if (row == 1)
        {
            PadRows.Copy(target, to.Row(top), to.RowLength);
        }

        if (row == height - 2)
        {
            PadRows.Copy(target, to.Row(top + to.Height - 1), to.RowLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Write(ushort* x, ushort* factors, ushort* y, int width, int channels, float slope)
    {
        var negative = Vector512.Create(slope);
        for (var pixel = 0; pixel < width; pixel++)
        {
            var mean = Vector512.Create(Mean(x, channels));
            var scale = Vector512.Create(1 / MathF.Sqrt(Variance(x, mean, channels) + Epsilon));
            for (var c = 0; c < channels; c += Bfloat16.Lanes)
            {
                var rest = channels - c;
                var normal = (Bfloat16.Load(x + c, rest) - mean) * scale;
                var value = normal + (normal * Bfloat16.Load(factors + c, rest)) + Bfloat16.Load(factors + channels + c, rest);
                value = Vector512.ConditionalSelect(Vector512.LessThan(value, Vector512<float>.Zero), value * negative, value);
                Bfloat16.Store(value, y + c, rest);
            }

            x += channels;
            y += channels;
            factors += 2 * channels;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Mean(ushort* x, int channels)
    {
        var sum = Vector512<float>.Zero;
        for (var c = 0; c < channels; c += Bfloat16.Lanes)
        {
            sum += Bfloat16.Load(x + c, channels - c);
        }

        return Vector512.Sum(sum) / channels;
    }

    /// <summary>The unbiased standard deviation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Variance(ushort* x, Vector512<float> mean, int channels)
    {
        var sum = Vector512<float>.Zero;
        for (var c = 0; c < channels; c += Bfloat16.Lanes)
        {
            var deviation = Bfloat16.First(Bfloat16.Load(x + c, channels - c) - mean, channels - c);
            sum = Vector512.MultiplyAddEstimate(deviation, deviation, sum);
        }

        return Vector512.Sum(sum) / (channels - 1);
    }
}
