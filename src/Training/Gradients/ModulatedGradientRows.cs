using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Training.Gradients;

/// <summary>
/// The gradient of <see cref="ModulatedRows"/> in one pass over memory. Statistics and results are recomputed from the input, which costs
/// less than keeping them.
/// </summary>
internal static unsafe class ModulatedGradientRows
{
    private const float Epsilon = 1e-8f;

    /// <summary>Writes the gradients of x and of the modulation.</summary>
    /// <param name="x">B×C×H×W, channels last, as all are.</param>
    /// <param name="modulation">B×2C×H×W: gamma, then beta.</param>
    /// <param name="slope">Factor of negative results.</param>
    /// <param name="gradient">Gradient of the result, B×C×(H+2·border)×(W+2·border).</param>
    /// <param name="border">0 or 1.</param>
    /// <param name="dx">B×C×H×W.</param>
    /// <param name="dModulation">B×2C×H×W.</param>
    public static void Write(Tensor x, Tensor modulation, float slope, Tensor gradient, int border, Tensor dx, Tensor dModulation)
    {
        var (from, factors, dy) = (new ChannelsLast(x), new ChannelsLast(modulation), new ChannelsLast(gradient));
        var (to, toFactors) = (new ChannelsLast(dx), new ChannelsLast(dModulation));
        var sides = new Border(border, border);
        RowBands.Run(from.Rows, factors.RowLength, (first, end) =>
        {
            var folded = ArrayPool<float>.Shared.Rent(from.RowLength);
            fixed (float* row = folded)
            {
                for (var line = first; line < end; line++)
                {
                    var (picture, inside) = Math.DivRem(line, from.Height);
                    FoldedRow.Read(dy, sides, picture, inside, row);
                    Write(from.Row(line), factors.Row(line), row, to.Row(line), toFactors.Row(line), from.Width, from.Channels, slope);
                }
            }

            ArrayPool<float>.Shared.Return(folded);
        });
        Array.ForEach([x, modulation, gradient, dx, dModulation], GC.KeepAlive);
    }

    /// <param name="x">One row of x; the other arguments are rows too.</param>
    /// <param name="factors">Gamma and beta.</param>
    /// <param name="dy">Gradient of the result; overwritten.</param>
    /// <param name="dx">Gradient of x.</param>
    /// <param name="dFactors">Gradient of gamma and beta.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="channels">Channels of x.</param>
    /// <param name="slope">Factor of negative results.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Write(ushort* x, ushort* factors, float* dy, ushort* dx, ushort* dFactors, int width, int channels, float slope)
    {
        var negative = Vector512.Create(slope);
        for (var pixel = 0; pixel < width; pixel++)
        {
            var mean = Vector512.Create(ModulatedRows.Mean(x, channels));
            var scale = Vector512.Create(1 / MathF.Sqrt(ModulatedRows.Variance(x, mean, channels) + Epsilon));
            Vector512<float> sum = default, along = default;
            for (var c = 0; c < channels; c += Bfloat16.Lanes)
            {
                var rest = channels - c;
                var normal = (Bfloat16.Load(x + c, rest) - mean) * scale;
                var gamma = Bfloat16.Load(factors + c, rest);
                var value = normal + (normal * gamma) + Bfloat16.Load(factors + channels + c, rest);
                var shift = Float32.Load(dy + c, rest);
                shift = Vector512.ConditionalSelect(Vector512.LessThan(value, Vector512<float>.Zero), shift * negative, shift);
                Bfloat16.Store(shift * normal, dFactors + c, rest);
                Bfloat16.Store(shift, dFactors + channels + c, rest);
                var dNormal = shift + (shift * gamma);
                Float32.Store(dNormal, dy + c, rest);
                sum += dNormal;
                along += dNormal * normal;
            }

            // Mean and deviation depend on the input, so the parts of the gradient that would only move them are removed.
            var common = Vector512.Create(Vector512.Sum(sum) / channels);
            var stretch = Vector512.Create(Vector512.Sum(along) / (channels - 1));
            for (var c = 0; c < channels; c += Bfloat16.Lanes)
            {
                var rest = channels - c;
                var normal = (Bfloat16.Load(x + c, rest) - mean) * scale;
                Bfloat16.Store((Float32.Load(dy + c, rest) - common - (normal * stretch)) * scale, dx + c, rest);
            }

            x += channels;
            dx += channels;
            dy += channels;
            factors += 2 * channels;
            dFactors += 2 * channels;
        }
    }
}
