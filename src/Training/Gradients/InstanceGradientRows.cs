using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Training.Gradients;

/// <summary>
/// The gradient of <see cref="InstanceRows"/> in two passes over memory: the first sums the terms that flow through mean and deviation, the
/// second writes. Sums are float32 within a block of rows and float64 across blocks; the blocks are always the same.
/// </summary>
internal static unsafe class InstanceGradientRows
{
    private const int BlockRows = InstanceRows.BlockRows;

    /// <summary>Writes the gradients of x and of the residual.</summary>
    /// <param name="x">B×C×H×W, channels last, as all are.</param>
    /// <param name="residual">Added before the activation, or null.</param>
    /// <param name="epsilon">Added to variances.</param>
    /// <param name="slope">Factor of negative sums.</param>
    /// <param name="gradient">Gradient of the result.</param>
    /// <param name="dx">Receives the gradient of x.</param>
    /// <param name="dResidual">Receives the gradient of the residual, or null.</param>
    /// <returns>The gradient of the slope.</returns>
    public static double Write(Tensor x, Tensor? residual, double epsilon, float slope, Tensor gradient, Tensor dx, Tensor? dResidual)
    {
        var values = new ChannelsLast(x);
        var (scales, shifts) = InstanceRows.Statistics(values, epsilon);
        var rows = new InstanceGradientSource(
            values, residual is null ? default : new ChannelsLast(residual), new ChannelsLast(gradient), slope, scales, shifts);
        var (means, alongs, slopes) = Sums(rows);
        var (to, toResidual) = (new ChannelsLast(dx), dResidual is null ? default : new ChannelsLast(dResidual));
        RowBands.Run(values.Rows, values.RowLength, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var picture = row / values.Height * values.Channels;
                for (var c = 0; c < values.Channels; c += Bfloat16.Lanes)
                {
                    WriteRow(rows.At(row, c), Take(means, picture, c, values.Channels), Take(alongs, picture, c, values.Channels),
                        to.Row(row) + c, toResidual.Values is null ? null : toResidual.Row(row) + c, values.Width);
                }
            }
        });
        Array.ForEach([x, residual, gradient, dx, dResidual], GC.KeepAlive);
        return slopes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteRow(InstanceGradientLanes lanes, Vector512<float> mean, Vector512<float> along, ushort* to, ushort* toResidual, int width)
    {
        for (nint at = 0, end = (nint)width * lanes.Stride; at < end; at += lanes.Stride)
        {
            var (normal, sum, dy) = lanes.Load(at);
            dy = Vector512.ConditionalSelect(Vector512.LessThan(sum, Vector512<float>.Zero), dy * lanes.Slope, dy);
            if (toResidual is not null)
            {
                Bfloat16.Store(dy, toResidual + at, lanes.Count);
            }

            Bfloat16.Store((dy - mean - (normal * along)) * lanes.Scale, to + at, lanes.Count);
        }
    }

    /// <summary>
    /// For every channel of every picture, the means of the gradient and of the gradient times the normalised value; and the gradient of
    /// the slope.
    /// </summary>
    private static (float[] Means, float[] Alongs, double Slope) Sums(InstanceGradientSource source)
    {
        var x = source.X;
        var blocks = (x.Height + BlockRows - 1) / BlockRows;
        var (sums, alongs, slopes) = (new float[x.Batch * blocks * x.Channels], new float[x.Batch * blocks * x.Channels], new float[x.Batch * blocks * x.Channels]);
        RowBands.Run(x.Batch * blocks, (long)BlockRows * x.RowLength, (first, end) =>
        {
            for (var block = first; block < end; block++)
            {
                var (picture, number) = Math.DivRem(block, blocks);
                var start = number * BlockRows;
                var pixels = Math.Min(BlockRows, x.Height - start) * x.Width;
                for (var c = 0; c < x.Channels; c += Bfloat16.Lanes)
                {
                    Sum(source.At((picture * x.Height) + start, c), pixels, (block * x.Channels) + c, sums, alongs, slopes);
                }
            }
        });

        var (means, meanAlongs) = (new float[x.Batch * x.Channels], new float[x.Batch * x.Channels]);
        double count = (double)x.Height * x.Width, slope = 0;
        for (var i = 0; i < means.Length; i++)
        {
            var (picture, channel) = Math.DivRem(i, x.Channels);
            double sum = 0, along = 0;
            for (var block = 0; block < blocks; block++)
            {
                var at = (((picture * blocks) + block) * x.Channels) + channel;
                (sum, along, slope) = (sum + sums[at], along + alongs[at], slope + slopes[at]);
            }

            (means[i], meanAlongs[i]) = ((float)(sum / count), (float)(along / count));
        }

        return (means, meanAlongs, slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(InstanceGradientLanes lanes, int pixels, int to, float[] sums, float[] alongs, float[] slopes)
    {
        Vector512<float> all = default, along = default, negative = default;
        for (nint at = 0, end = (nint)pixels * lanes.Stride; at < end; at += lanes.Stride)
        {
            var (normal, sum, dy) = lanes.Load(at);
            var below = Vector512.LessThan(sum, Vector512<float>.Zero);
            negative += Vector512.ConditionalSelect(below, dy * sum, Vector512<float>.Zero);
            dy = Vector512.ConditionalSelect(below, dy * lanes.Slope, dy);
            all += dy;
            along += dy * normal;
        }

        for (var i = 0; i < lanes.Count; i++)
        {
            (sums[to + i], alongs[to + i], slopes[to + i]) = (all.GetElement(i), along.GetElement(i), negative.GetElement(i));
        }
    }

    private static Vector512<float> Take(float[] values, int picture, int channel, int channels)
    {
        fixed (float* first = values)
        {
            return Float32.Load(first + picture + channel, channels - channel);
        }
    }
}
