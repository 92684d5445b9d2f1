using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>A basic block of <see cref="ResNet18"/>: two 3×3 convolutions and a shortcut.</summary>
/// <param name="scope">Its weights.</param>
/// <param name="input">Input channels.</param>
/// <param name="output">Output channels.</param>
/// <param name="halves">Whether it halves the sides; the shortcut is then a 1×1 convolution.</param>
internal sealed class ResNetBlock(ParameterScope scope, int input, int output, bool halves)
{
    private readonly Convolution _first = new(scope.At("first"), new ConvolutionShape(input, output, 3) { Stride = halves ? 2 : 1, Relu = true });
    private readonly Convolution _second = new(scope.At("second"), new ConvolutionShape(output, output, 3));
    private readonly Convolution? _shortcut = halves ? new(scope.At("shortcut"), new ConvolutionShape(input, output, 1) { Stride = 2 }) : null;

    /// <param name="x">B×Cin×H×W, even sides if the block halves them.</param>
    /// <returns>B×Cout×H×W, or of half the sides.</returns>
    public Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = _second.forward(_first.forward(x));
        return y.add_(_shortcut?.forward(x) ?? x, Scalars.One).relu_().MoveToOuterDisposeScope();
    }
}
