using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching.Refined;

/// <summary>
/// Ranks candidates and drops repeated ones. (The released code ranks equal candidates side by side: a few iterations on, most of its 16
/// places can hold the same pixel.) Fractional offsets are rounded to the nearest pixel, rows and columns apart.
/// </summary>
internal static class DistinctSearch
{
    /// <summary>The best <paramref name="kept"/> of all candidates.</summary>
    /// <param name="features">The level, without gradient.</param>
    /// <param name="offsets">B×K×H×W, K ≥ kept.</param>
    /// <param name="kept">How many to keep.</param>
    public static DistinctCandidates Best(LevelFeatures features, Candidates offsets, int kept)
    {
        using var scope = NewDisposeScope();
        var indices = features.Grid.ToNearestIndices(offsets);
        var (best, scores) = features.Theta.device.type == DeviceType.CPU
            ? DistinctKernel.Best(features, indices, kept)
            : PlainBest(features, indices, kept);
        return new DistinctCandidates(features.Grid.ToOffsets(best), best, scores).MoveToOuterDisposeScope();
    }

    /// <summary>In plain tensor operations: the readable reference, and what runs on a GPU. Of equal scores the lower index comes first.</summary>
    internal static (Tensor Indices, Tensor Scores) PlainBest(LevelFeatures features, Tensor indices, int kept)
    {
        using var scope = NewDisposeScope();
        var (sorted, _) = indices.sort(1);
        var count = sorted.shape[1];
        var repeated = cat([zeros_like(sorted.narrow(1, 0, 1)).to(ScalarType.Bool), sorted.narrow(1, 1, count - 1).eq(sorted.narrow(1, 0, count - 1))], 1);
        var scores = PlainEvaluation.Instance.Scores(features, sorted).masked_fill(repeated, Nothing);
        var (ranked, order) = scores.sort(1, descending: true, stable: true);
        return (sorted.gather(1, order.narrow(1, 0, kept)).MoveToOuterDisposeScope(), ranked.narrow(1, 0, kept).contiguous().MoveToOuterDisposeScope());
    }

    private static readonly Scalar Nothing = Ops.Scalars.Of(float.NegativeInfinity);
}
