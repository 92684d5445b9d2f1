using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CoCosNet.Training.Evaluation.Segmenter;

/// <summary>3×3 convolution, group norm, ReLU.</summary>
internal sealed class SegmenterBlock : Module<Tensor, Tensor>
{
    private const int Groups = 8;

    private readonly Conv2d _convolution;
    private readonly GroupNorm _norm;

    public SegmenterBlock(int inputs, int outputs, int stride = 1)
        : base(nameof(SegmenterBlock))
    {
        _convolution = Conv2d(inputs, outputs, 3, stride: stride, padding: 1, bias: false);
        _norm = GroupNorm(Groups, outputs);

        // TorchSharp 0.107 leaves these parameters uninitialised.
        init.ones_(_norm.weight);
        init.zeros_(_norm.bias);
        RegisterComponents();
    }

    /// <param name="input">B×C×H×W, in any memory layout.</param>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();

        // Channels last, because oneDNN gives wrong results on some processors otherwise: see CpuLayout in CoCosNet.Model.
        var x = input.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        return functional.relu(_norm.forward(_convolution.forward(x))).MoveToOuterDisposeScope();
    }
}
