using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>Normalises every pixel's channels to length 1.</summary>
internal static unsafe class UnitRows
{
    private const float Epsilon = 1e-10f;

    /// <summary>Computes x / (|x| + 1e-10), in the type of x.</summary>
    public static Tensor Normalize(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = ChannelsLast.Arrange(x);
        var y = empty_like(x);
        var (from, to) = (new ChannelsLast(x), new ChannelsLast(y));
        RowBands.Run(from.Rows, from.RowLength, (first, end) =>
            WriteScaled(from.Row(first), to.Row(first), (nint)(end - first) * from.Width, from.Channels));
        GC.KeepAlive(x);
        return y.MoveToOuterDisposeScope();
    }

    /// <summary>Normalises x minus its mean over channels; returns float32, channels last.</summary>
    public static Tensor CenterAndNormalize(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = ChannelsLast.Arrange(x);
        var y = empty([x.shape[0], x.shape[2], x.shape[3], x.shape[1]], ScalarType.Float32);
        var from = new ChannelsLast(x);
        var to = (nint)Memory.Of<float>(y);
        RowBands.Run(from.Rows, from.RowLength, (first, end) =>
            WriteCentered(from.Row(first), (float*)to + ((nint)first * from.RowLength), (nint)(end - first) * from.Width, from.Channels));
        GC.KeepAlive(x);
        return y.permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteScaled(ushort* x, ushort* y, nint pixels, int channels)
    {
        for (var end = x + (pixels * channels); x < end; x += channels, y += channels)
        {
            WriteScaled(x, y, channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteCentered(ushort* x, float* y, nint pixels, int channels)
    {
        for (var end = x + (pixels * channels); x < end; x += channels, y += channels)
        {
            WriteCentered(x, y, channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
