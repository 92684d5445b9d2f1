using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// The memory layout of a convolution's tensors on a CPU, chosen so that oneDNN's kernels are correct and fast.
/// <para><b>Correct.</b> oneDNN 3.7.1 (libtorch 2.10) reorders B×C×H×W tensors into blocks of 16 channels. If the last of several blocks is
/// not full, it can leave the rest uninitialised instead of zero: with 17 to 31 input channels, sums are then arbitrarily wrong. Only some
/// processors are affected. The gradient of the input fails in the same way for the output's channels. Float32 therefore gets whole blocks,
/// filled up with zero channels, which change no sum. In bfloat16 and with gradients, tensors are channels-last; there, only the gradient
/// of an output whose channels are not a multiple of 4 was seen to fail.</para>
/// <para><b>Fast.</b> In bfloat16, channels-last kernels are twice as fast. In float32 they sum in another order than the released code,
/// which costs 20 dB at the finest warp, so float32 keeps blocks.</para>
/// </summary>
/// <param name="SpareInputs">Zero channels appended to the input.</param>
/// <param name="SpareOutputs">Zero channels appended to the output, cut off again after the convolution.</param>
/// <param name="ChannelsLast">Whether a pixel's channels are contiguous in memory.</param>
internal readonly record struct CpuLayout(long SpareInputs, long SpareOutputs, bool ChannelsLast)
{
    /// <summary>Whether the weight may be packed: bfloat16 on a CPU without gradients.</summary>
    public bool Packs { get; private init; }

    /// <summary>Channels per block.</summary>
    public const long Block = 16;

    private const long GradientBlock = 4;

    /// <param name="weight">out×in×h×w, in its compute type.</param>
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

    // Results and temporaries of these methods belong to the caller's dispose scope.
    public Tensor OfWeight(Tensor weight) =>
        Arranged(SpareInputs + SpareOutputs == 0 ? weight : nn.functional.pad(weight, [0, 0, 0, 0, 0, SpareInputs, 0, SpareOutputs]));

    public Tensor OfBias(Tensor bias) => SpareOutputs == 0 ? bias : nn.functional.pad(bias, [0, SpareOutputs]);

    public Tensor OfInput(Tensor x) => Arranged(SpareInputs == 0 ? x : nn.functional.pad(x, [0, 0, 0, 0, 0, SpareInputs]));

    private static long Spare(long channels, long block) => (block - (channels % block)) % block;

    private Tensor Arranged(Tensor x) => ChannelsLast ? Ops.Fused.ChannelsLast.Arrange(x) : x;
}
