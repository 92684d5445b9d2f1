using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Ops.Fused;

/// <summary>Every pixel's channels to a vector of length 1.</summary>
internal static unsafe class UnitRows
{
    private const float Epsilon = 1e-10f;

    /// <summary>x / (|x| + 1e-10), in x's type.</summary>
    public static Tensor Normalize(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = ChannelsLast.Arrange(x);
        var y = empty_like(x);
        var (from, to) = (new ChannelsLast(x), new ChannelsLast(y));
        Run(from, (source, row, at) => WriteScaled(source, to.Row(row) + at, from.Channels));
        GC.KeepAlive(x);
        return y.MoveToOuterDisposeScope();
    }

    /// <summary>The same of x less its mean over channels, as float32 with channels together in memory.</summary>
    public static Tensor CenterAndNormalize(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = ChannelsLast.Arrange(x);
        var y = empty([x.shape[0], x.shape[2], x.shape[3], x.shape[1]], ScalarType.Float32);
        var from = new ChannelsLast(x);
        var to = (nint)Memory.Of<float>(y);
        Run(from, (source, row, at) => WriteCentered(source, (float*)to + ((nint)row * from.RowLength) + at, from.Channels));
        GC.KeepAlive(x);
        return y.permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    private delegate void Pixel(ushort* source, int row, nint at);

    private static void Run(ChannelsLast from, Pixel pixel) => RowBands.Run(from.Rows, from.RowLength, (first, end) =>
    {
        for (var row = first; row < end; row++)
        {
            for (nint at = 0; at < from.RowLength; at += from.Channels)
            {
                pixel(from.Row(row) + at, row, at);
            }
        }
    });

    private static void WriteScaled(ushort* x, ushort* y, int channels)
    {
        var sum = Vector512<float>.Zero;
        for (var c = 0; c < channels; c += Bfloat16.Lanes)
        {
            var value = Bfloat16.Load(x + c, channels - c);
            sum = Vector512.MultiplyAddEstimate(value, value, sum);
        }

        var scale = Vector512.Create(1 / (MathF.Sqrt(Vector512.Sum(sum)) + Epsilon));
        for (var c = 0; c < channels; c += Bfloat16.Lanes)
        {
            Bfloat16.Store(Bfloat16.Load(x + c, channels - c) * scale, y + c, channels - c);
        }
    }

    private static void WriteCentered(ushort* x, float* y, int channels)
    {
        var sum = Vector512<float>.Zero;
        for (var c = 0; c < channels; c += Bfloat16.Lanes)
        {
            sum += Bfloat16.Load(x + c, channels - c);
        }

        var mean = Vector512.Create(Vector512.Sum(sum) / channels);
        sum = Vector512<float>.Zero;
        for (var c = 0; c < channels; c += Bfloat16.Lanes)
        {
            var value = Bfloat16.First(Bfloat16.Load(x + c, channels - c) - mean, channels - c);
            sum = Vector512.MultiplyAddEstimate(value, value, sum);
        }

        var scale = Vector512.Create(1 / (MathF.Sqrt(Vector512.Sum(sum)) + Epsilon));
        for (var c = 0; c < channels; c += Bfloat16.Lanes)
        {
            var rest = channels - c;
            var value = (Bfloat16.Load(x + c, rest) - mean) * scale;
            if (rest >= Bfloat16.Lanes)
            {
                value.Store(y + c);
                continue;
            }

            for (var i = 0; i < rest; i++)
            {
                y[c + i] = value.GetElement(i);
            }
        }
    }
}
