using System.Runtime.Intrinsics.X86;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Runs;

/// <summary>The compute type of convolutions in training.</summary>
internal static class Precision
{
    /// <param name="name"><c>auto</c>, <c>float32</c> or <c>bfloat16</c>.</param>
    /// <param name="device">Device of the training.</param>
    public static ScalarType Resolve(string name, Device device) => name switch
    {
        "float32" => ScalarType.Float32,
        "bfloat16" => ScalarType.BFloat16,

        // .NET does not report AVX512-BF16 and AMX. Processors with VBMI but neither of these convert in software, which is slower but
        // correct.
        _ => device.type == DeviceType.CUDA || Avx512Vbmi.IsSupported ? ScalarType.BFloat16 : ScalarType.Float32,
    };
}
