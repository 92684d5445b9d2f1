using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// Two reflect-padded 3×3 convolutions with instance norm around one PReLU, added to the input. Takes and returns B×C×H×W.
/// </summary>
internal sealed class ResidualBlock
{
    private readonly Convolution _first;
    private readonly Convolution _second;
    private readonly Tensor _slope;

    public ResidualBlock(ParameterScope scope, int channels)
    {
        var shape = new ConvolutionShape(channels, channels, 3) { Reflect = true };
        _slope = scope.Take("relu.weight", 1);

        // Both places share one PReLU; the state dict lists it twice.
        scope.Alias("model.3.weight", "relu.weight");
        _first = new Convolution(scope.At("model.1"), shape);
        _second = new Convolution(scope.At("model.5"), shape);
    }

    public Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = InstanceNorm.forward(_first.forward(x), _slope);
        return InstanceNorm.forward(_second.forward(y), _slope, x).MoveToOuterDisposeScope();
    }
}
