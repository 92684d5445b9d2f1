using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Released;

/// <summary>
/// Encodes a step's probabilities and offsets for the GRU, like RAFT's motion encoder. The GRU also sees the offsets themselves.
/// </summary>
internal sealed class MotionEncoder(ParameterScope scope)
{
    /// <summary>32 encoded channels and the 32 offsets.</summary>
    public const int OutputChannels = 64;

    private readonly Convolution _scores1 = new(scope.At("convc1"), new ConvolutionShape(Candidates.Kept, 64, 1) { Relu = true });
    private readonly Convolution _scores2 = new(scope.At("convc2"), new ConvolutionShape(64, 64, 3) { Relu = true });
    private readonly Convolution _flow1 = new(scope.At("convf1"), new ConvolutionShape(2 * Candidates.Kept, 64, 7) { Relu = true });
    private readonly Convolution _flow2 = new(scope.At("convf2"), new ConvolutionShape(64, 64, 3) { Relu = true });
    private readonly Convolution _join = new(scope.At("conv"), new ConvolutionShape(128, 32, 3) { Relu = true });

    /// <param name="probabilities">B×16×H×W.</param>
    /// <param name="flow">B×32×H×W: 16 row offsets, then 16 column offsets, in pixels.</param>
    /// <returns>B×32×H×W.</returns>
    public Tensor forward(Tensor probabilities, Tensor flow)
    {
        using var scope = NewDisposeScope();
        return _join.forward(Both(probabilities, flow)).MoveToOuterDisposeScope();
    }

    private Tensor Both(Tensor probabilities, Tensor flow)
    {
        using var scope = NewDisposeScope();
        var (scores, motion) = (Branch(_scores1, _scores2, probabilities), Branch(_flow1, _flow2, flow));
        return Channels.Join(scores.dtype, scores, motion).MoveToOuterDisposeScope();
    }

    private static Tensor Branch(Convolution first, Convolution second, Tensor x)
    {
        using var scope = NewDisposeScope();
        return second.forward(first.forward(x)).MoveToOuterDisposeScope();
    }
}
