using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>Doubles a tensor's size bilinearly with corners aligned and adds another tensor, in one pass.</summary>
internal static unsafe class BilinearRows
{
    /// <param name="x">B×C×H×W.</param>
    /// <param name="other">B×C×2H×2W.</param>
    /// <returns>B×C×2H×2W.</returns>
    public static Tensor TwiceAndAdd(Tensor x, Tensor other)
    {
        using var scope = NewDisposeScope();
        (x, other) = (ChannelsLast.Arrange(x), ChannelsLast.Arrange(other));
        var y = empty_like(other);
        var (from, added, to) = (new ChannelsLast(x), new ChannelsLast(other), new ChannelsLast(y));
        var down = SourcePosition.Twice(from.Height);
        var right = SourcePosition.Twice(from.Width);
        RowBands.Run(to.Rows, to.RowLength, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var (picture, line) = Math.DivRem(row, to.Height);
                var position = down[line];
                var top = from.Row((picture * from.Height) + position.First);
                var bottom = from.Row((picture * from.Height) + position.Second);
                Write(top, bottom, position.Weight, right, added.Row(row), to.Row(row), from.Channels);
            }
        });
        GC.KeepAlive(x);
        GC.KeepAlive(other);
        return y.MoveToOuterDisposeScope();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Write(ushort* top, ushort* bottom, float below, SourcePosition[] right, ushort* added, ushort* y, int channels)
    {
        var down = Vector512.Create(below);
        foreach (var position in right)
        {
            var (first, second) = ((nint)position.First * channels, (nint)position.Second * channels);
            var across = Vector512.Create(position.Weight);
            for (var c = 0; c < channels; c += Bfloat16.Lanes)
            {
                var rest = channels - c;
                var upper = Mix(Bfloat16.Load(top + first + c, rest), Bfloat16.Load(top + second + c, rest), across);
                var lower = Mix(Bfloat16.Load(bottom + first + c, rest), Bfloat16.Load(bottom + second + c, rest), across);
                Bfloat16.Store(Mix(upper, lower, down) + Bfloat16.Load(added + c, rest), y + c, rest);
            }

            added += channels;
            y += channels;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Mix(Vector512<float> a, Vector512<float> b, Vector512<float> weight) =>
        Vector512.MultiplyAddEstimate(b - a, weight, a);
}
