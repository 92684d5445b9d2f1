using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching.Refined;

/// <summary>A pixel's best candidates, no two the same.</summary>
/// <param name="Offsets">B×K×H×W whole pixels, best first.</param>
/// <param name="Indices">The same as flat indices, B×K×H×W int64.</param>
/// <param name="Scores">B×K×H×W, divided by the temperature; −∞ where there were fewer distinct ones than K.</param>
internal sealed record DistinctCandidates(Candidates Offsets, Tensor Indices, Tensor Scores)
{
    public DistinctCandidates MoveToOuterDisposeScope() =>
        new(Offsets.MoveToOuterDisposeScope(), Indices.MoveToOuterDisposeScope(), Scores.MoveToOuterDisposeScope());
}
