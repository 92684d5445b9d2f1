using CoCosNet.Inference.Ops;
using CoCosNet.Inference.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Layers;

/// <summary>SPADE residual block: two times (SPADE, leaky ReLU 0.2, reflect-padded 3×3 convolution) and a shortcut that is
/// learned where the number of channels changes.</summary>
internal sealed class SpadeBlock
{
    private readonly Spade _norm0;
    private readonly Spade _norm1;
    private readonly Spade? _normShortcut;
    private readonly Convolution _convolution0;
    private readonly Convolution _convolution1;
    private readonly Convolution? _shortcut;

    public SpadeBlock(ParameterScope scope, int input, int output, int conditionChannels, int hiddenChannels = Spade.ReleasedHiddenChannels)
    {
        var middle = Math.Min(input, output);
        _convolution0 = new Convolution(scope.At("conv_0"), new ConvolutionShape(input, middle, 3) { Reflect = true, Spectral = true });
        _convolution1 = new Convolution(scope.At("conv_1"), new ConvolutionShape(middle, output, 3) { Reflect = true, Spectral = true });
        _norm0 = new Spade(scope.At("norm_0"), input, conditionChannels, hiddenChannels);
        _norm1 = new Spade(scope.At("norm_1"), middle, conditionChannels, hiddenChannels);
        if (input != output)
        {
            _shortcut = new Convolution(scope.At("conv_s"), new ConvolutionShape(input, output, 1) { Bias = false, Spectral = true });
            _normShortcut = new Spade(scope.At("norm_s"), input, conditionChannels, hiddenChannels);
        }
    }

    /// <param name="x">B×Cin×H×W.</param>
    /// <param name="condition">B×L×h×w of any size; resized to x's by nearest neighbour.</param>
    /// <returns>B×Cout×H×W.</returns>
    public Tensor forward(Tensor x, Tensor condition)
    {
        using var scope = NewDisposeScope();
        var resized = Resize.Nearest(condition, x.shape[2], x.shape[3]);
        var shortcut = _shortcut is null ? x : _shortcut.forward(_normShortcut!.forward(x, resized));
        var y = Step(_norm0, _convolution0, x, resized);
        y = Step(_norm1, _convolution1, y, resized);
        return y.add_(shortcut, Scalars.One).MoveToOuterDisposeScope();
    }

    private static Tensor Step(Spade norm, Convolution convolution, Tensor x, Tensor condition)
    {
        using var scope = NewDisposeScope();
        return convolution.forward(norm.forward(x, condition).leaky_relu_(Scalars.LeakySlope)).MoveToOuterDisposeScope();
    }
}
