using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// SPADE residual block: two times (SPADE, leaky ReLU 0.2, reflect-padded 3×3 convolution) and a shortcut, which is a convolution if the
/// number of channels changes.
/// </summary>
internal sealed class SpadeBlock
{
    private readonly SpadeNorms _entry;
    private readonly SpadeNorms _middle;
    private readonly Convolution _convolution0;
    private readonly Convolution _convolution1;
    private readonly Convolution? _shortcut;

    /// <param name="scope">The block's part of the state dict.</param>
    /// <param name="input">Input channels.</param>
    /// <param name="output">Output channels.</param>
    /// <param name="conditionChannels">Channels of the condition.</param>
    /// <param name="hiddenChannels">Width of the norms' small networks.</param>
    public SpadeBlock(ParameterScope scope, int input, int output, int conditionChannels, int hiddenChannels = SpadeNorms.ReleasedHiddenChannels)
    {
        var middle = Math.Min(input, output);
        _convolution0 = new Convolution(scope.At("conv_0"), new ConvolutionShape(input, middle, 3) { Reflect = true, Spectral = true });
        _convolution1 = new Convolution(scope.At("conv_1"), new ConvolutionShape(middle, output, 3) { Reflect = true, Spectral = true });
        var norm0 = new SpadeUse("norm_0", Activation.LeakyRelu, Border: 1);
        _middle = new SpadeNorms(scope, middle, conditionChannels, hiddenChannels, norm0 with { Name = "norm_1" });
        if (input == output)
        {
            _entry = new SpadeNorms(scope, input, conditionChannels, hiddenChannels, norm0);
        }
        else
        {
            _shortcut = new Convolution(scope.At("conv_s"), new ConvolutionShape(input, output, 1) { Bias = false, Spectral = true });
            _entry = new SpadeNorms(
                scope, input, conditionChannels, hiddenChannels, norm0, new SpadeUse("norm_s", Activation.None, Border: 0));
        }
    }

    /// <param name="x">B×Cin×H×W.</param>
    /// <param name="condition">Condition, of any size.</param>
    /// <returns>B×Cout×H×W.</returns>
    public Tensor forward(Tensor x, Condition condition)
    {
        using var scope = NewDisposeScope();
        var entered = _entry.forward(x, condition);
        var shortcut = _shortcut is null ? x : _shortcut.forward(entered[1]);
        var y = _convolution0.ForwardPadded(entered[0]);
        Array.ForEach(entered, tensor => tensor.Dispose());
        y = _convolution1.ForwardPadded(_middle.forward(y, condition)[0]);
        return y.add_(shortcut, Scalars.One).MoveToOuterDisposeScope();
    }
}
