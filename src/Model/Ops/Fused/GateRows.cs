using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>
/// Applies a GRU's gates to its state, in place. The first channels of the state are hidden, the others input, so that convolutions read
/// both without a copy that joins them.
/// </summary>
internal static unsafe class GateRows
{
    /// <summary>Replaces the state's hidden part h by r·h and the gates by [σ(z), h].</summary>
    /// <param name="state">B×(C+I)×H×W, channels last.</param>
    /// <param name="gates">B×2C×H×W, channels last: z, then r, before their sigmoids.</param>
    public static void Reset(Tensor state, Tensor gates)
    {
        var (h, gate) = (new ChannelsLast(state), new ChannelsLast(gates));
        RowBands.Run(h.Rows, gate.RowLength, (first, end) =>
            Reset(h.Row(first), h.Channels, gate.Row(first), (nint)(end - first) * h.Width, gate.Channels / 2));
        GC.KeepAlive(state);
        GC.KeepAlive(gates);
    }

    /// <summary>Replaces the state's hidden part by (1−z)·h + z·tanh(q).</summary>
    /// <param name="state">B×(C+I)×H×W, channels last.</param>
    /// <param name="gates">B×2C×H×W, channels last: σ(z), then h, as the reset leaves them.</param>
    /// <param name="candidate">B×C×H×W, channels last: q before its tanh.</param>
    public static void Update(Tensor state, Tensor gates, Tensor candidate)
    {
        var (h, gate, q) = (new ChannelsLast(state), new ChannelsLast(gates), new ChannelsLast(candidate));
        RowBands.Run(h.Rows, gate.RowLength, (first, end) =>
            Update(h.Row(first), h.Channels, gate.Row(first), q.Row(first), (nint)(end - first) * h.Width, q.Channels));
        GC.KeepAlive(state);
        GC.KeepAlive(gates);
        GC.KeepAlive(candidate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reset(ushort* state, int stride, ushort* gates, nint pixels, int channels)
    {
        for (var end = gates + (pixels * 2 * channels); gates < end; gates += 2 * channels, state += stride)
        {
            for (var c = 0; c < channels; c += Bfloat16.Lanes)
            {
                var rest = channels - c;
                var hidden = Bfloat16.Load(state + c, rest);
                var reset = Sigmoid(Bfloat16.Load(gates + channels + c, rest));
                Bfloat16.Store(Sigmoid(Bfloat16.Load(gates + c, rest)), gates + c, rest);
                Bfloat16.Store(hidden, gates + channels + c, rest);
                Bfloat16.Store(reset * hidden, state + c, rest);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update(ushort* state, int stride, ushort* gates, ushort* candidate, nint pixels, int channels)
    {
        for (var end = candidate + (pixels * channels); candidate < end; candidate += channels, gates += 2 * channels, state += stride)
        {
            for (var c = 0; c < channels; c += Bfloat16.Lanes)
            {
                var rest = channels - c;
                var hidden = Bfloat16.Load(gates + channels + c, rest);
                var change = Tanh(Bfloat16.Load(candidate + c, rest)) - hidden;
                Bfloat16.Store(Vector512.MultiplyAddEstimate(Bfloat16.Load(gates + c, rest), change, hidden), state + c, rest);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Vector512.Exp(-x));

    /// <summary>tanh(x) as 2σ(2x) − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Tanh(Vector512<float> x)
    {
        var twice = Sigmoid(x + x);
        return twice + twice - Vector512<float>.One;
    }
}
