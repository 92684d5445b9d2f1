using CoCosNet.Inference.Ops;
using CoCosNet.Inference.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Layers;

/// <summary>Spatially adaptive normalisation: positional norm, then a scale and a shift that a small network reads from the
/// condition at every pixel.</summary>
internal sealed class Spade
{
    /// <summary>Width of the small network in the released code.</summary>
    public const int ReleasedHiddenChannels = 128;

    private readonly Convolution _shared;
    private readonly Convolution _gamma;
    private readonly Convolution _beta;

    public Spade(ParameterScope scope, int channels, int conditionChannels, int hiddenChannels = ReleasedHiddenChannels)
    {
        _shared = new Convolution(scope.At("mlp_shared.1"), new ConvolutionShape(conditionChannels, hiddenChannels, 3) { Reflect = true });
        var modulation = new ConvolutionShape(hiddenChannels, channels, 3) { Reflect = true };
        _gamma = new Convolution(scope.At("mlp_gamma"), modulation);
        _beta = new Convolution(scope.At("mlp_beta"), modulation);
    }

    /// <param name="x">B×C×H×W.</param>
    /// <param name="condition">B×L×H×W, at x's size already.</param>
    /// <returns>norm(x)·(1+gamma)+beta, B×C×H×W.</returns>
    public Tensor forward(Tensor x, Tensor condition)
    {
        using var scope = NewDisposeScope();
        var hidden = _shared.forward(condition).relu_();
        var gamma = _gamma.forward(hidden).add_(Scalars.One, Scalars.One);
        var modulated = PositionalNorm.forward(x).mul_(gamma);
        gamma.Dispose();
        return modulated.add_(_beta.forward(hidden), Scalars.One).MoveToOuterDisposeScope();
    }
}
