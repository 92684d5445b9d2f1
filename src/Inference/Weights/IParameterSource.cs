using static TorchSharp.torch;

namespace CoCosNet.Inference.Weights;

/// <summary>
/// Where a network's parameters come from. Networks ask for every parameter by its state-dict key and shape while they are
/// built, so the architecture is written down once: a checkpoint answers strictly, a formula or an initialiser makes them up.
/// </summary>
internal interface IParameterSource
{
    /// <summary>Type that convolutions compute in; everything else stays float32.</summary>
    ScalarType ComputeType { get; }

    Device Device { get; }

    /// <summary>The float32 parameter on <see cref="Device"/>. The source owns it.</summary>
    Tensor Take(string key, params ReadOnlySpan<long> shape);

    /// <summary>Says that <paramref name="key"/> names the same tensor as <paramref name="original"/>: it may be absent, and
    /// where it is present it must be equal.</summary>
    void Alias(string key, string original);

    /// <summary>Hands a tensor that was derived from parameters to the source, which disposes of it with them.</summary>
    Tensor Keep(Tensor derived);
}
