using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>The result of matching at one level.</summary>
/// <param name="Indices">B×K×H×W int64: flat indices of the exemplar's pixels at this level, best first.</param>
/// <param name="Warp">B×3×H×W, −1..1: the exemplar warped into the map's layout.</param>
/// <param name="Confidence">B×1×H×W, 0..1: similarity of the best match; null if the mode computes none.</param>
/// <param name="Considered">B×K×H×W: the match and its runners-up; null if <paramref name="Indices"/> already holds them.</param>
/// <param name="Motion">State of the recurrent refinement for the next level; null if the mode has none.</param>
internal sealed record LevelMatch(Tensor Indices, Tensor Warp, Tensor? Confidence = null, Tensor? Considered = null, CarriedMotion? Motion = null)
{
    /// <summary>The best match of every pixel, B×1×H×W.</summary>
    public Tensor Best => Indices.narrow(1, 0, 1);

    public LevelMatch MoveToOuterDisposeScope() =>
        new(
        Indices.MoveToOuterDisposeScope(), Warp.MoveToOuterDisposeScope(), Confidence?.MoveToOuterDisposeScope(), Considered?.MoveToOuterDisposeScope(),
        Motion?.MoveToOuterDisposeScope());
}
