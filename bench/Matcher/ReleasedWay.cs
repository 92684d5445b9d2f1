using CoCosNet.Model.Matching;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Matcher;

/// <summary>The evaluation as in the released code: one index_select per candidate over channels×pixels.</summary>
internal static class ReleasedWay
{
    /// <summary>The 16 best of 1×K×H×W offsets.</summary>
    public static RankedCandidates Rank(LevelFeatures features, Candidates offsets)
    {
        long height = features.Grid.Height, width = features.Grid.Width;
        var theta = features.Theta[0].transpose(0, 1).contiguous(); // C×HW
        var phi = features.Phi[0].transpose(0, 1).contiguous();
        var indices = features.Grid.ToIndices(offsets);
        var scores = new List<Tensor>();
        for (var k = 0L; k < indices.shape[1]; k++)
        {
            using var scope = NewDisposeScope();
            var picked = phi.index_select(1, indices.select(1, k).flatten());
            scores.Add(theta.mul(picked).sum(dim: 0).div(features.Temperature).reshape(1, height, width).MoveToOuterDisposeScope());
        }

        var probabilities = stack(scores, 1).softmax(1);
        var (kept, order) = probabilities.topk(Candidates.Kept, 1);
        return new RankedCandidates(features.Grid.ToOffsets(indices.gather(1, order)), kept);
    }
}
