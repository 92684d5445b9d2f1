using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>The candidates that a level's warp was made of. A pixel may occur more than once; its weight is then the sum.</summary>
/// <param name="Indices">B×K×H×W int64: flat indices of the exemplar's pixels at this level.</param>
/// <param name="Weights">B×K×H×W float32: weight of each candidate in the warp; they sum to 1, or to less if only the heaviest are
/// kept.</param>
internal sealed record WeightedMatches(Tensor Indices, Tensor Weights)
{
    /// <summary>Size of the exemplar at this level; null if it equals the map's.</summary>
    public (long Height, long Width)? Source { get; init; }

    public WeightedMatches MoveToOuterDisposeScope() =>
        new(Indices.MoveToOuterDisposeScope(), Weights.MoveToOuterDisposeScope()) { Source = Source };
}
