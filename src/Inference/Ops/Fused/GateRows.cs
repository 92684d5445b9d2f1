using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Ops.Fused;

/// <summary>
/// A GRU's gates over its state, in place. The state's first channels are the hidden ones, its others the input: convolutions
/// read both as they lie, and no copy joins them.
/// </summary>
internal static unsafe class GateRows
{
    /// <summary>state's hidden part h becomes r·h; gates become [σ(z), h].</summary>
    /// <param name="state">B×(C+I)×H×W, channels last.</param>
    /// <param name="gates">B×2C×H×W, channels last: z, then r, before their sigmoids.</param>
    public static void Reset(Tensor state, Tensor gates) => Run(state, gates, gates, static (h, gates, _, channels) =>
    {
        for (var c = 0; c < channels; c += Bfloat16.Lanes)
        {
            var rest = channels - c;
            var hidden = Bfloat16.Load(h + c, rest);
            var reset = Sigmoid(Bfloat16.Load(gates + channels + c, rest));
            Bfloat16.Store(Sigmoid(Bfloat16.Load(gates + c, rest)), gates + c, rest);
            Bfloat16.Store(hidden, gates + channels + c, rest);
            Bfloat16.Store(reset * hidden, h + c, rest);
        }
    });

    /// <summary>state's hidden part becomes (1−z)·h + z·tanh(q).</summary>
    /// <param name="state">B×(C+I)×H×W, channels last.</param>
    /// <param name="gates">B×2C×H×W, channels last: σ(z), then h, as <see cref="Reset"/> leaves them.</param>
    /// <param name="candidate">B×C×H×W, channels last: q before its tanh.</param>
    public static void Update(Tensor state, Tensor gates, Tensor candidate) => Run(state, gates, candidate, static (h, gates, q, channels) =>
    {
        for (var c = 0; c < channels; c += Bfloat16.Lanes)
        {
            var rest = channels - c;
            var hidden = Bfloat16.Load(gates + channels + c, rest);
            var change = Tanh(Bfloat16.Load(q + c, rest)) - hidden;
            Bfloat16.Store(Vector512.MultiplyAddEstimate(Bfloat16.Load(gates + c, rest), change, hidden), h + c, rest);
        }
    });

    private delegate void Pixel(ushort* hidden, ushort* gates, ushort* other, int channels);

    private static void Run(Tensor state, Tensor gates, Tensor other, Pixel pixel)
    {
        var (h, gate, third) = (new ChannelsLast(state), new ChannelsLast(gates), new ChannelsLast(other));
        var channels = gate.Channels / 2;
        RowBands.Run(h.Rows, gate.RowLength, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                for (var x = 0; x < h.Width; x++)
                {
                    pixel(h.Row(row) + ((nint)x * h.Channels), gate.Row(row) + ((nint)x * gate.Channels), third.Row(row) + ((nint)x * third.Channels), channels);
                }
            }
        });
        GC.KeepAlive(state);
        GC.KeepAlive(gates);
        GC.KeepAlive(other);
    }

    private static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Vector512.Exp(-x));

    /// <summary>2σ(2x) − 1.</summary>
    private static Vector512<float> Tanh(Vector512<float> x)
    {
        var twice = Sigmoid(x + x);
        return twice + twice - Vector512<float>.One;
    }
}
