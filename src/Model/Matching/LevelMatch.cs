using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>What matching found at one level.</summary>
/// <param name="Indices">B×K×H×W int64: flat indices of the exemplar's pixels at this level, best first.</param>
/// <param name="Warp">B×3×H×W, −1..1: the exemplar warped into the map's layout.</param>
/// <param name="Confidence">B×1×H×W, 0..1: similarity of the best match; null where the mode makes none.</param>
/// <param name="Considered">B×K×H×W: the match and what came close; null where <paramref name="Indices"/> are all there is.</param>
/// <param name="Motion">What the recurrence hands to the next level; null where the mode has none.</param>
internal sealed record LevelMatch(Tensor Indices, Tensor Warp, Tensor? Confidence = null, Tensor? Considered = null, CarriedMotion? Motion = null)
{
    /// <summary>The best match of every pixel, B×1×H×W.</summary>
    public Tensor Best => Indices.narrow(1, 0, 1);

    public LevelMatch MoveToOuterDisposeScope() =>
        new(
        Indices.MoveToOuterDisposeScope(), Warp.MoveToOuterDisposeScope(), Confidence?.MoveToOuterDisposeScope(), Considered?.MoveToOuterDisposeScope(),
        Motion?.MoveToOuterDisposeScope());
}
