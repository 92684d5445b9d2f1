using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>The encoders' "norm layer": a spectral-normed 3×3 convolution without bias, then instance norm without affine
/// parameters. The released code makes it a Sequential, so the convolution's keys start with <c>0.</c></summary>
internal sealed class NormConvolution(ParameterScope scope, int input, int output, int stride = 1)
{
    private readonly Convolution _convolution =
        new(scope.At("0"), new ConvolutionShape(input, output, 3) { Stride = stride, Bias = false, Spectral = true });

    /// <param name="x">B×Cin×H×W.</param>
    /// <param name="activation">Activation after the norm.</param>
    public Tensor forward(Tensor x, Activation activation = Activation.None)
    {
        using var scope = NewDisposeScope();
        return InstanceNorm.forward(_convolution.forward(x), activation).MoveToOuterDisposeScope();
    }
}
