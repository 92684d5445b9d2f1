using static TorchSharp.torch;

namespace CoCosNet.Inference.Weights;

/// <summary>A prefix in a state dict: <c>scope.At("head_0").At("conv_0").Take("bias", 64)</c> reads <c>head_0.conv_0.bias</c>.</summary>
internal readonly record struct ParameterScope(IParameterSource Source, string Prefix = "")
{
    public ParameterScope At(string name) => this with { Prefix = $"{Prefix}{name}." };

    public Tensor Take(string name, params ReadOnlySpan<long> shape) => Source.Take(Prefix + name, shape);

    public void Alias(string name, string original) => Source.Alias(Prefix + name, Prefix + original);

    /// <summary>
    /// The weight of a spectral-normed convolution, folded: weight_orig / (uᵀ·W·v), W = weight_orig as (out, rest).
    /// PyTorch's older hook stores it as <c>weight_orig</c>, <c>weight_u</c>, <c>weight_v</c> and no <c>weight</c>.
    /// </summary>
    public Tensor TakeSpectral(params ReadOnlySpan<long> shape)
    {
        var rest = 1L;
        foreach (var length in shape[1..])
        {
            rest *= length;
        }

        using var scope = NewDisposeScope();
        var weight = Take("weight_orig", shape);
        var sigma = SpectralNorm.Sigma(weight.cpu(), Take("weight_u", shape[0]).cpu(), Take("weight_v", rest).cpu());
        return Source.Keep(weight.div(tensor(sigma, device: weight.device)).MoveToOuterDisposeScope());
    }
}
