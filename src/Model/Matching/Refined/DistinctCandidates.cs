using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>The best candidates of each pixel, without duplicates.</summary>
/// <param name="Indices">Flat indices, best first, B×K×H×W int64.</param>
/// <param name="Scores">B×K×H×W, divided by the temperature; −∞ if there were fewer than K distinct candidates.</param>
internal sealed record DistinctCandidates(Tensor Indices, Tensor Scores)
{
    public DistinctCandidates MoveToOuterDisposeScope() => new(Indices.MoveToOuterDisposeScope(), Scores.MoveToOuterDisposeScope());
}
