using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>
/// Instance norm, a sum and an activation in two passes over memory: the first computes statistics, the second writes. Sums are float32
/// within a block of rows and float64 across blocks. They are taken relative to the first pixel's value, so that a large mean does not
/// cancel a small deviation.
/// </summary>
internal static unsafe class InstanceRows
{
    /// <summary>Rows per block of sums; fixed, so that the number of threads does not change the result.</summary>
    public const int BlockRows = 8;

    /// <summary>Replaces x by act(norm(x) + residual), where act multiplies negative numbers by <paramref name="slope"/>.</summary>
    public static Tensor Apply(Tensor x, double epsilon, float slope, Tensor? residual)
    {
        using var scope = NewDisposeScope();
        x = ChannelsLast.Arrange(x);
        Write(x, epsilon, slope, residual is null ? null : ChannelsLast.Arrange(residual), x);
        return x.MoveToOuterDisposeScope();
    }

    /// <summary>Writes the same into <paramref name="y"/>, which may be x; all tensors are channels last.</summary>
    public static void Write(Tensor x, double epsilon, float slope, Tensor? residual, Tensor y)
    {
        var (values, to) = (new ChannelsLast(x), new ChannelsLast(y));
        var added = residual is null ? default : new ChannelsLast(residual);
        var (scales, shifts) = Statistics(values, epsilon);
        RowBands.Run(values.Rows, values.RowLength, (first, end) =>
        {
            fixed (float* scale = scales, shift = shifts)
            {
                for (var row = first; row < end; row++)
                {
                    var picture = row / values.Height * values.Channels;
                    Normalize(
                        values.Row(row), added.Values is null ? null : added.Row(row), to.Row(row), scale + picture, shift + picture,
                        values.Width, values.Channels, slope);
                }
            }
        });
        GC.KeepAlive(x);
        GC.KeepAlive(residual);
        GC.KeepAlive(y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Normalize(ushort* row, ushort* added, ushort* target, float* scale, float* shift, int width, int channels, float slope)
    {
        var negative = Vector512.Create(slope);
        for (var x = 0; x < width; x++)
        {
            for (var c = 0; c < channels; c += Bfloat16.Lanes)
            {
                var (rest, at) = (channels - c, ((nint)x * channels) + c);
                var y = (Bfloat16.Load(row + at, rest) * Of(scale, c, channels)) + Of(shift, c, channels);
                y = added is null ? y : y + Bfloat16.Load(added + at, rest);
                y = Vector512.ConditionalSelect(Vector512.LessThan(y, Vector512<float>.Zero), y * negative, y);
                Bfloat16.Store(y, target + at, rest);
            }
        }
    }

    /// <summary>Scale and shift of every channel of every picture.</summary>
    public static (float[] Scales, float[] Shifts) Statistics(ChannelsLast x, double epsilon)
    {
        var blocks = (x.Height + BlockRows - 1) / BlockRows;
        var sums = new float[x.Batch * blocks * x.Channels];
        var squares = new float[sums.Length];
        RowBands.Run(x.Batch * blocks, (long)BlockRows * x.RowLength, (first, end) =>
        {
            for (var block = first; block < end; block++)
            {
                var (picture, number) = Math.DivRem(block, blocks);
                var origin = x.Row(picture * x.Height);
                var start = number * BlockRows;
                var pixels = Math.Min(BlockRows, x.Height - start) * x.Width;
                for (var c = 0; c < x.Channels; c += Bfloat16.Lanes)
                {
                    Sum(origin + c, x.Row((picture * x.Height) + start) + c, pixels, x.Channels, c, sums, squares, block * x.Channels);
                }
            }
        });

        var (scales, shifts) = (new float[x.Batch * x.Channels], new float[x.Batch * x.Channels]);
        double count = (double)x.Height * x.Width;
        for (var i = 0; i < scales.Length; i++)
        {
            var (picture, channel) = Math.DivRem(i, x.Channels);
            double sum = 0, square = 0;
            for (var block = 0; block < blocks; block++)
            {
                var at = (((picture * blocks) + block) * x.Channels) + channel;
                (sum, square) = (sum + sums[at], square + squares[at]);
            }

            var mean = sum / count;
            var scale = 1 / Math.Sqrt(Math.Max(0, (square / count) - (mean * mean)) + epsilon);
            scales[i] = (float)scale;
            shifts[i] = (float)(-(mean + Bfloat16.ToSingle(x.Row(picture * x.Height)[channel])) * scale);
        }

        return (scales, shifts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(ushort* origin, ushort* from, int pixels, int stride, int channel, float[] sums, float[] squares, int at)
    {
        var rest = stride - channel;
        var zero = Bfloat16.Load(origin, rest);
        Vector512<float> sum = default, square = default;
        for (var i = 0; i < pixels; i++)
        {
            var value = Bfloat16.Load(from + ((nint)i * stride), rest) - zero;
            sum += value;
            square = Vector512.MultiplyAddEstimate(value, value, square);
        }

        for (var i = 0; i < Math.Min(rest, Bfloat16.Lanes); i++)
        {
            (sums[at + channel + i], squares[at + channel + i]) = (sum.GetElement(i), square.GetElement(i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Of(float* values, int c, int channels) =>
        channels - c >= Bfloat16.Lanes ? Vector512.Load(values + c) : OfSome(values, c, channels);

    private static Vector512<float> OfSome(float* values, int c, int channels)
    {
        var some = Vector512<float>.Zero;
        for (var i = 0; i < channels - c; i++)
        {
            some = some.WithElement(i, values[c + i]);
        }

        return some;
    }
}
