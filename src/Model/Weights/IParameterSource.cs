using static TorchSharp.torch;

namespace CoCosNet.Model.Weights;

/// <summary>
/// The source of a network's parameters. While networks are built they request every parameter by state-dict key and shape, so the
/// architecture is defined once. A checkpoint serves requests strictly; an initialiser or a formula generates values.
/// </summary>
internal interface IParameterSource
{
    /// <summary>Compute type of convolutions; everything else stays float32.</summary>
    ScalarType ComputeType { get; }

    Device Device { get; }

    /// <summary>The float32 parameter on <see cref="Device"/>. The source owns it.</summary>
    Tensor Take(string key, params ReadOnlySpan<long> shape);

    /// <summary>
    /// The weight of a spectral-normed convolution, divided by its norm uᵀ·W·v, W = weight_orig as (out, rest). PyTorch's older hook stores
    /// it as <c>weight_orig</c>, <c>weight_u</c>, <c>weight_v</c> and no <c>weight</c>. The default uses the stored vectors; a trainer's
    /// source updates them.
    /// </summary>
    /// <param name="prefix">Common prefix of the three keys.</param>
    /// <param name="shape">Shape of the weight.</param>
    Tensor TakeSpectral(string prefix, params ReadOnlySpan<long> shape) => SpectralNorm.Fold(this, prefix, shape);

    /// <summary>
    /// Declares <paramref name="key"/> as another name of <paramref name="original"/>: it may be absent; if present, it must be equal.
    /// </summary>
    void Alias(string key, string original);

    /// <summary>Passes ownership of a tensor derived from parameters to the source, which disposes of it with them.</summary>
    Tensor Keep(Tensor derived);

    /// <summary>
    /// Declares that a derived tensor replaces this parameter, so that its memory can be freed. A trainer's source keeps the parameter.
    /// </summary>
    void Release(Tensor parameter)
    {
    }
}
