using static TorchSharp.torch;

namespace CoCosNet.Model.Weights;

/// <summary>A prefix in a state dict: <c>scope.At("head_0").At("conv_0").Take("bias", 64)</c> reads <c>head_0.conv_0.bias</c>.</summary>
internal readonly record struct ParameterScope(IParameterSource Source, string Prefix = "")
{
    public ParameterScope At(string name) => this with { Prefix = $"{Prefix}{name}." };

    public Tensor Take(string name, params ReadOnlySpan<long> shape) => Source.Take(Prefix + name, shape);

    public void Alias(string name, string original) => Source.Alias(Prefix + name, Prefix + original);

    /// <inheritdoc cref="IParameterSource.TakeSpectral"/>
    public Tensor TakeSpectral(params ReadOnlySpan<long> shape) => Source.TakeSpectral(Prefix, shape);
}
