using System.Diagnostics;
using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Serving;

/// <summary>
/// Measures whether this CPU computes convolutions in bfloat16 efficiently. With AMX or AVX512-BF16 they are several times as fast as in
/// float32; on other processors they are emulated and slower. Processor flags do not show which kernels libtorch uses, so the speed is
/// measured.
/// </summary>
/// <param name="Float32">GFLOP/s of a float32 convolution in the network's memory layout.</param>
/// <param name="Bfloat16">GFLOP/s of the same convolution in bfloat16.</param>
internal sealed record PrecisionProbe(double Float32, double Bfloat16)
{
    private const int Channels = 64;
    private const int Side = 64;

    /// <summary>Enough runs that at least one is undisturbed.</summary>
    private const int Runs = 6;

    /// <summary>Far from both observed ratios (3 to 8, and below 1), so that every start makes the same choice.</summary>
    private const double Gain = 1.5;

    public ScalarType Choice => Bfloat16 > Gain * Float32 ? ScalarType.BFloat16 : ScalarType.Float32;

    /// <summary>Measures both types; takes some hundredths of a second.</summary>
    public static PrecisionProbe Measure()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var (x, weight) = (ones([1, Channels, Side, Side]), ones([Channels, Channels, 3, 3]));
        var (narrowX, narrowWeight) = (Narrow(x), Narrow(weight));
        long[] padding = [1, 1], stride = [1, 1];
        var packed = PackedWeight.TryPack(narrowWeight, padding, stride);
        return new PrecisionProbe(
            Rate(() => nn.functional.conv2d(x, weight, strides: stride, padding: padding)),
            Rate(() => packed?.Convolve(narrowX, null, padding, stride, relu: false)
                ?? nn.functional.conv2d(narrowX, narrowWeight, strides: stride, padding: padding)));
    }

    private static Tensor Narrow(Tensor x) => ChannelsLast.Arrange(x.to(ScalarType.BFloat16));

    private static double Rate(Func<Tensor> convolve)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var y = convolve();
            var time = Stopwatch.GetElapsedTime(start);
            best = time < best ? time : best;
        }

        return 2.0 * Channels * Channels * 9 * Side * Side / best.TotalSeconds / 1e9;
    }
}
