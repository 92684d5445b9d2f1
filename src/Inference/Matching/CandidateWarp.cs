using CoCosNet.Inference.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching;

/// <summary>The exemplar warped by a level's final candidates.</summary>
internal static class CandidateWarp
{
    /// <param name="features">The level.</param>
    /// <param name="indices">B×K×H×W int64: the final candidates.</param>
    /// <param name="exemplar">B×3×H×W, −1..1, at the level's size.</param>
    /// <returns>B×3×H×W: the candidates' pixels, weighted by softmax over K of their scores.</returns>
    public static Tensor Warp(LevelFeatures features, Tensor indices, Tensor exemplar)
    {
        using var scope = NewDisposeScope();
        var weights = CandidateEvaluation.Scores(features, indices).softmax(1);
        var pixels = exemplar.flatten(2); // B×3×HW
        var warp = zeros_like(exemplar);
        for (var k = 0L; k < indices.shape[1]; k++)
        {
            using var candidate = NewDisposeScope();
            var index = indices.narrow(1, k, 1).flatten(2).expand(-1, exemplar.shape[1], -1);
            var picked = pixels.gather(2, index).reshape(exemplar.shape);
            warp.add_(picked.mul_(weights.narrow(1, k, 1)), Scalars.One);
        }

        return warp.MoveToOuterDisposeScope();
    }
}
