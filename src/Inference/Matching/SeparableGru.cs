using CoCosNet.Inference.Layers;
using CoCosNet.Inference.Ops;
using CoCosNet.Inference.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching;

/// <summary>A convolutional GRU in two passes: 1×5, then 5×1.</summary>
internal sealed class SeparableGru(ParameterScope scope)
{
    public const int HiddenChannels = 32;

    private readonly Convolution[] _horizontal = Gates(scope, "1", 1, 5);
    private readonly Convolution[] _vertical = Gates(scope, "2", 5, 1);

    /// <param name="hidden">B×32×H×W.</param>
    /// <param name="input">B×64×H×W.</param>
    /// <returns>The next hidden state, B×32×H×W.</returns>
    public Tensor forward(Tensor hidden, Tensor input)
    {
        using var scope = NewDisposeScope();
        return Step(_vertical, Step(_horizontal, hidden, input), input).MoveToOuterDisposeScope();
    }

    /// <summary>z, r = σ(conv[h, x]); q = tanh(conv[r·h, x]); h = (1−z)·h + z·q.</summary>
    private static Tensor Step(Convolution[] gates, Tensor hidden, Tensor input)
    {
        var both = cat([hidden, input], 1);
        var z = gates[0].forward(both).sigmoid();
        var r = gates[1].forward(both).sigmoid();
        var q = gates[2].forward(cat([r.mul(hidden), input], 1)).tanh();
        return z.mul(Scalars.MinusOne).add(Scalars.One, Scalars.One).mul(hidden).add(z.mul(q), Scalars.One);
    }

    private static Convolution[] Gates(ParameterScope scope, string pass, int kernelHeight, int kernelWidth)
    {
        var shape = new ConvolutionShape(HiddenChannels + MotionEncoder.OutputChannels, HiddenChannels, kernelHeight, kernelWidth);
        return Array.ConvertAll(["convz", "convr", "convq"], (string gate) => new Convolution(scope.At(gate + pass), shape));
    }
}
