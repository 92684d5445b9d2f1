using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// Recomputes the weights that a level's warp gave its candidates. Keeping them from the warp would cost every request a tensor as large as
/// the indices.
/// </summary>
internal static class MatchWeights
{
    /// <param name="levels">Matches of the levels, coarse to fine.</param>
    /// <param name="theta">Features of the map that were matched.</param>
    /// <param name="phi">Features of the exemplar that were matched.</param>
    /// <param name="temperature">Temperature of the match.</param>
    /// <param name="shown">See <see cref="PixelGrid.Shown"/>, one per level; null if all pixels may be matched.</param>
    public static WeightedMatches[] Weigh(
        IReadOnlyList<LevelMatch> levels, Tensor[] theta, Tensor[] phi, float temperature, Tensor[]? shown = null)
    {
        using var scope = NewDisposeScope();
        var weighted = new WeightedMatches[levels.Count];
        for (var level = 0; level < weighted.Length; level++)
        {
            weighted[level] = Weigh(level, levels[level].Indices, theta[level], phi[level], temperature, shown?[level])
                with
            { Source = (phi[level].shape[2], phi[level].shape[3]) };
        }

        return Array.ConvertAll(weighted, matches => matches.MoveToOuterDisposeScope());
    }

    private static WeightedMatches Weigh(int level, Tensor indices, Tensor theta, Tensor phi, float temperature, Tensor? shown)
    {
        using var scope = NewDisposeScope();
        if (level > 0 && indices.shape[1] == 1)
        {
            return new WeightedMatches(indices.alias(), ones(indices.shape, ScalarType.Float32, indices.device)).MoveToOuterDisposeScope();
        }

        using var features = new LevelFeatures(theta, phi, temperature, shown);
        return level == 0
            ? Heaviest(features).MoveToOuterDisposeScope()
            : new WeightedMatches(indices.alias(), CandidateEvaluation.Scores(features, indices).softmax(1)).MoveToOuterDisposeScope();
    }

    /// <summary>The heaviest candidates of the coarsest level, whose warp is made of every pixel of the exemplar.</summary>
    private static WeightedMatches Heaviest(LevelFeatures features)
    {
        long height = features.Grid.Height, width = features.Grid.Width, pixels = height * width, places = features.Grid.SourcePixels;
        var kept = (int)Math.Min(Candidates.Kept, places);
        var indices = empty([features.Batch, kept, pixels], ScalarType.Int64, features.Theta.device);
        var weights = empty([features.Batch, kept, pixels], ScalarType.Float32, features.Theta.device);
        var rows = Math.Max(1, DenseMatch.TileValues / places);
        var hidden = DenseMatch.Hidden(features.Grid);
        for (var b = 0L; b < features.Batch; b++)
        {
            var keys = features.Phi[b].transpose(0, 1);
            for (var start = 0L; start < pixels; start += rows)
            {
                using var tile = NewDisposeScope();
                var length = Math.Min(rows, pixels - start);
                var shares = features.Theta[b].narrow(0, start, length).mm(keys).div_(features.Temperature);
                var (values, at) = (hidden is null ? shares : shares.masked_fill_(hidden, DenseMatch.Never)).softmax(1).topk(kept, 1);
                indices[b].narrow(1, start, length).copy_(at.transpose(0, 1));
                weights[b].narrow(1, start, length).copy_(values.transpose(0, 1));
            }
        }

        long[] shape = [features.Batch, kept, height, width];
        return new WeightedMatches(indices.reshape(shape), weights.reshape(shape));
    }
}
