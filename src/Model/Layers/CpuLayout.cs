using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// How a convolution lays its tensors out on a CPU, so that oneDNN's kernels are right and fast.
/// <para><b>Right.</b> oneDNN 3.7.1 (libtorch 2.10) reorders B×C×H×W tensors into blocks of 16 channels, and where the last of
/// several blocks is not full it can leave the rest as it was in memory instead of zero: 17 to 31 input channels (the map's own,
/// for instance) then give sums off by any amount. Some processors show it, others don't; the input's gradient suffers in the same way
/// from the output's channels. So float32 gets whole blocks, filled by zeros of our own, which changes no sum; in bfloat16 and with
/// gradients tensors are channels-last, where only the gradient of an output whose channels don't divide by 4 was seen to fail.</para>
/// <para><b>Fast.</b> In bfloat16, channels-last kernels are twice as fast. In float32 they sum in another order than the released
/// code did, which costs 20 dB at the finest warp: fidelity keeps blocks there.</para>
/// </summary>
/// <param name="SpareInputs">Zero channels appended to the input.</param>
/// <param name="SpareOutputs">Zero channels appended to the output, to be cut off again.</param>
/// <param name="ChannelsLast">Whether channels lie together in memory.</param>
internal readonly record struct CpuLayout(long SpareInputs, long SpareOutputs, bool ChannelsLast)
{
    /// <summary>Whether the weight may be packed: bfloat16 on a CPU, and nothing learns.</summary>
    public bool Packs { get; private init; }

    /// <summary>Channels of a block.</summary>
    public const long Block = 16;

    private const long GradientBlock = 4;

    /// <param name="weight">out×in×h×w, in the type that it computes in.</param>
    public static CpuLayout For(Tensor weight)
    {
        long outputs = weight.shape[0], inputs = weight.shape[1];
        if (weight.device.type != DeviceType.CPU)
        {
            return default;
        }

        var trained = is_grad_enabled() && weight.requires_grad;
        if (trained || weight.dtype == ScalarType.BFloat16)
        {
            return new CpuLayout(0, trained ? Spare(outputs, GradientBlock) : 0, ChannelsLast: true) { Packs = !trained && weight.dtype == ScalarType.BFloat16 };
        }

        return new CpuLayout(inputs > Block ? Spare(inputs, Block) : 0, 0, ChannelsLast: false);
    }

    // What these return or make on the way belongs to the caller's dispose scope.
    public Tensor OfWeight(Tensor weight) =>
        Arranged(SpareInputs + SpareOutputs == 0 ? weight : nn.functional.pad(weight, [0, 0, 0, 0, 0, SpareInputs, 0, SpareOutputs]));

    public Tensor OfBias(Tensor bias) => SpareOutputs == 0 ? bias : nn.functional.pad(bias, [0, SpareOutputs]);

    public Tensor OfInput(Tensor x) => Arranged(SpareInputs == 0 ? x : nn.functional.pad(x, [0, 0, 0, 0, 0, SpareInputs]));

    private static long Spare(long channels, long block) => (block - (channels % block)) % block;

    private Tensor Arranged(Tensor x) => ChannelsLast ? Ops.Fused.ChannelsLast.Arrange(x) : x;
}
