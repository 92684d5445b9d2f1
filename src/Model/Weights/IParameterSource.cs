using static TorchSharp.torch;

namespace CoCosNet.Model.Weights;

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

    /// <summary>
    /// The weight of a spectral-normed convolution, divided by its norm uᵀ·W·v, W = weight_orig as (out, rest). PyTorch's older hook stores
    /// it as <c>weight_orig</c>, <c>weight_u</c>, <c>weight_v</c> and no <c>weight</c>. Here the stored vectors are taken as they are; a
    /// trainer's source moves them.
    /// </summary>
    /// <param name="prefix">Of the three keys.</param>
    /// <param name="shape">Of the weight.</param>
    Tensor TakeSpectral(string prefix, params ReadOnlySpan<long> shape)
    {
        using var scope = NewDisposeScope();
        var weight = Take(prefix + SpectralNorm.Weight, shape);
        var (u, v) = (Take(prefix + SpectralNorm.Left, shape[0]), Take(prefix + SpectralNorm.Right, SpectralNorm.Columns(shape)));
        var sigma = SpectralNorm.Sigma(weight.cpu(), u.cpu(), v.cpu());
        var folded = Keep(weight.div(tensor(sigma, device: weight.device)).MoveToOuterDisposeScope());
        Array.ForEach([weight, u, v], Release);
        return folded;
    }

    /// <summary>Says that <paramref name="key"/> names the same tensor as <paramref name="original"/>: it may be absent, and
    /// where it is present it must be equal.</summary>
    void Alias(string key, string original);

    /// <summary>Hands a tensor that was derived from parameters to the source, which disposes of it with them.</summary>
    Tensor Keep(Tensor derived);

    /// <summary>Says that something derived from this parameter does its work: its memory is free for those who need no parameters
    /// but the network. A trainer's source keeps it.</summary>
    void Release(Tensor parameter)
    {
    }
}
