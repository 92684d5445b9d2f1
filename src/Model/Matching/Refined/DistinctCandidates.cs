using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>A pixel's best candidates, no two the same.</summary>
/// <param name="Indices">Flat indices, best first, B×K×H×W int64.</param>
/// <param name="Scores">B×K×H×W, divided by the temperature; −∞ where there were fewer distinct ones than K.</param>
internal sealed record DistinctCandidates(Tensor Indices, Tensor Scores)
{
    public DistinctCandidates MoveToOuterDisposeScope() => new(Indices.MoveToOuterDisposeScope(), Scores.MoveToOuterDisposeScope());
}
