using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>The best candidates of every pixel, best first, with their probabilities.</summary>
/// <param name="Offsets">B×K×H×W, whole pixels.</param>
/// <param name="Probabilities">B×K×H×W float32: softmax over all compared candidates, not renormalised over the kept ones.</param>
internal sealed record RankedCandidates(Candidates Offsets, Tensor Probabilities)
{
    public RankedCandidates MoveToOuterDisposeScope() => new(Offsets.MoveToOuterDisposeScope(), Probabilities.MoveToOuterDisposeScope());
}
