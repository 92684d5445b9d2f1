using CoCosNet.Inference.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Layers;

/// <summary>The encoders' "norm layer": a spectral-normed 3×3 convolution without bias, then instance norm without affine
/// parameters. The released code makes it a Sequential, so the convolution's keys start with <c>0.</c></summary>
internal sealed class NormConvolution(ParameterScope scope, int input, int output, int stride = 1)
{
    private readonly Convolution _convolution =
        new(scope.At("0"), new ConvolutionShape(input, output, 3) { Stride = stride, Bias = false, Spectral = true });

    public Tensor forward(Tensor x) => nn.functional.instance_norm(_convolution.forward(x), eps: 1e-5);
}
