using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Released;

/// <summary>Computes the GRU's hidden state at the start of a level from the features of map and exemplar.</summary>
internal sealed class InitialState(ParameterScope scope, int featureChannels)
{
    private readonly Convolution _first = new(scope.At("0"), new ConvolutionShape(2 * featureChannels, SeparableGru.HiddenChannels, 3));
    private readonly Convolution _second =
        new(scope.At("3"), new ConvolutionShape(SeparableGru.HiddenChannels, SeparableGru.HiddenChannels, 3));

    private readonly ScalarType _type = scope.Source.ComputeType;

    /// <param name="theta">B×C×H×W.</param>
    /// <param name="phi">B×C×H×W.</param>
    /// <returns>B×32×H×W, in the compute type.</returns>
    public Tensor forward(Tensor theta, Tensor phi)
    {
        using var scope = NewDisposeScope();
        var x = InstanceNorm.forward(_first.forward(Channels.Join(_type, theta, phi)), Activation.Relu);
        return InstanceNorm.forward(_second.forward(x), Activation.Relu).MoveToOuterDisposeScope();
    }
}
