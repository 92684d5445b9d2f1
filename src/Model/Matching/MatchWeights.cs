using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// The shares that a level's warp gave its candidates, computed again for those who ask: keeping them from the warp would cost
/// every request a tensor as large as the indices.
/// </summary>
internal static class MatchWeights
{
    /// <param name="levels">What matching found, coarse to fine.</param>
    /// <param name="theta">The map's features that it compared.</param>
    /// <param name="phi">The exemplar's.</param>
    /// <param name="temperature">That it compared them at.</param>
    public static WeightedMatches[] Weigh(IReadOnlyList<LevelMatch> levels, Tensor[] theta, Tensor[] phi, float temperature)
    {
        using var scope = NewDisposeScope();
        var weighted = new WeightedMatches[levels.Count];
        for (var level = 0; level < weighted.Length; level++)
        {
            weighted[level] = Weigh(level, levels[level].Indices, theta[level], phi[level], temperature);
        }

        return Array.ConvertAll(weighted, matches => matches.MoveToOuterDisposeScope());
    }

    private static WeightedMatches Weigh(int level, Tensor indices, Tensor theta, Tensor phi, float temperature)
    {
        using var scope = NewDisposeScope();
        if (level > 0 && indices.shape[1] == 1)
        {
            return new WeightedMatches(indices.alias(), ones(indices.shape, ScalarType.Float32, indices.device)).MoveToOuterDisposeScope();
        }

        using var features = new LevelFeatures(theta, phi, temperature);
        return level == 0
            ? Heaviest(features).MoveToOuterDisposeScope()
            : new WeightedMatches(indices.alias(), CandidateEvaluation.Scores(features, indices).softmax(1)).MoveToOuterDisposeScope();
    }

    /// <summary>The coarsest warp is made of every pixel of the exemplar; the heaviest tell where from.</summary>
    private static WeightedMatches Heaviest(LevelFeatures features)
    {
        long height = features.Grid.Height, width = features.Grid.Width, pixels = height * width;
        var kept = (int)Math.Min(Candidates.Kept, pixels);
        var indices = empty([features.Batch, kept, pixels], ScalarType.Int64, features.Theta.device);
        var weights = empty([features.Batch, kept, pixels], ScalarType.Float32, features.Theta.device);
        var rows = Math.Max(1, DenseMatch.TileValues / pixels);
        for (var b = 0L; b < features.Batch; b++)
        {
            var keys = features.Phi[b].transpose(0, 1);
            for (var start = 0L; start < pixels; start += rows)
            {
                using var tile = NewDisposeScope();
                var length = Math.Min(rows, pixels - start);
                var shares = features.Theta[b].narrow(0, start, length).mm(keys).div_(features.Temperature).softmax(1);
                var (values, at) = shares.topk(kept, 1);
                indices[b].narrow(1, start, length).copy_(at.transpose(0, 1));
                weights[b].narrow(1, start, length).copy_(values.transpose(0, 1));
            }
        }

        long[] shape = [features.Batch, kept, height, width];
        return new WeightedMatches(indices.reshape(shape), weights.reshape(shape));
    }
}
