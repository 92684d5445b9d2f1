using CoCosNet.Inference.Layers;
using CoCosNet.Inference.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching;

/// <summary>The GRU's hidden state at the start of a level, from both pictures' features.</summary>
internal sealed class InitialState(ParameterScope scope, int featureChannels)
{
    private readonly Convolution _first = new(scope.At("0"), new ConvolutionShape(2 * featureChannels, SeparableGru.HiddenChannels, 3));
    private readonly Convolution _second =
        new(scope.At("3"), new ConvolutionShape(SeparableGru.HiddenChannels, SeparableGru.HiddenChannels, 3));

    /// <param name="theta">B×C×H×W.</param>
    /// <param name="phi">B×C×H×W.</param>
    /// <returns>B×32×H×W.</returns>
    public Tensor forward(Tensor theta, Tensor phi)
    {
        using var scope = NewDisposeScope();
        var x = nn.functional.instance_norm(_first.forward(cat([theta, phi], 1)), eps: 1e-5).relu_();
        return nn.functional.instance_norm(_second.forward(x), eps: 1e-5).relu_().MoveToOuterDisposeScope();
    }
}
