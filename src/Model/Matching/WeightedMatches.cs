using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>What a level's warp was made of. Candidates may name a pixel more than once: its share is then their sum.</summary>
/// <param name="Indices">B×K×H×W int64: flat indices of the exemplar's pixels at this level.</param>
/// <param name="Weights">B×K×H×W float32: each candidate's share of the warp; they sum to 1, or to less where only the heaviest are kept.</param>
internal sealed record WeightedMatches(Tensor Indices, Tensor Weights)
{
    /// <summary>Size of the exemplar at this level, where it is not the map's.</summary>
    public (long Height, long Width)? Source { get; init; }

    public WeightedMatches MoveToOuterDisposeScope() =>
        new(Indices.MoveToOuterDisposeScope(), Weights.MoveToOuterDisposeScope()) { Source = Source };
}
