using System.Runtime.Intrinsics.X86;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Runs;

/// <summary>What convolutions compute in while training.</summary>
internal static class Precision
{
    /// <param name="name"><c>auto</c>, <c>float32</c> or <c>bfloat16</c>.</param>
    /// <param name="device">Where.</param>
    public static ScalarType Resolve(string name, Device device) => name switch
    {
        "float32" => ScalarType.Float32,
        "bfloat16" => ScalarType.BFloat16,

        // .NET does not tell of AVX512-BF16 and AMX; processors with VBMI2 that lack both convert, and are slower but right.
        _ => device.type == DeviceType.CUDA || Avx512Vbmi.IsSupported ? ScalarType.BFloat16 : ScalarType.Float32,
    };
}
