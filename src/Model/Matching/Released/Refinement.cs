using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Released;

/// <summary>The recurrent refinement of candidates: after every PatchMatch step a ConvGRU moves all 16 offsets a little.</summary>
internal sealed class Refinement(ParameterScope scope)
{
    private readonly MotionEncoder _encoder = new(scope.At("encoder"));
    private readonly SeparableGru _gru = new(scope.At("gru"));
    private readonly Convolution _head1 =
        new(scope.At("flow_head").At("conv1"), new ConvolutionShape(SeparableGru.HiddenChannels, 64, 3) { Relu = true });
    private readonly Convolution _head2 = new(scope.At("flow_head").At("conv2"), new ConvolutionShape(64, 2 * Candidates.Kept, 3));

    /// <param name="hidden">B×32×H×W, in the compute type.</param>
    /// <param name="ranked">The step's 16 best candidates.</param>
    /// <returns>The next hidden state and the moves Δ of rows and columns in pixels, B×16×H×W float32 each.</returns>
    public (Tensor Hidden, Candidates Delta) forward(Tensor hidden, RankedCandidates ranked)
    {
        using var scope = NewDisposeScope();
        var flow = Channels.Join(hidden.dtype, ranked.Offsets.Rows, ranked.Offsets.Columns);
        var next = _gru.forward(hidden, _encoder.forward(Channels.Join(hidden.dtype, ranked.Probabilities), flow), flow);
        var delta = Channels.ToPlanes(_head2.forward(_head1.forward(next)));
        var moves = new Candidates(delta.narrow(1, 0, Candidates.Kept), delta.narrow(1, Candidates.Kept, Candidates.Kept));
        return (next.MoveToOuterDisposeScope(), moves.MoveToOuterDisposeScope());
    }
}
