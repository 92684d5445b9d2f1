using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching;

/// <summary>Scores candidates with the features and keeps the best, in plain tensor operations: the readable reference.</summary>
internal static class CandidateEvaluation
{
    /// <summary>Gathered feature values a chunk may hold (64 MB of float32).</summary>
    private const long ChunkValues = 16L << 20;

    /// <summary>
    /// score = ⟨theta, phi[index]⟩ / temperature; softmax over all K; the 16 largest in descending order, as whole-pixel
    /// offsets. Candidates are not de-duplicated: the released code does not.
    /// </summary>
    /// <param name="features">The level.</param>
    /// <param name="offsets">B×K×H×W, K ≥ 16.</param>
    public static RankedCandidates Rank(LevelFeatures features, Candidates offsets)
    {
        using var scope = NewDisposeScope();
        var grid = features.Grid;
        var indices = grid.ToIndices(offsets);
        var probabilities = Scores(features, indices).softmax(1);
        var (kept, order) = probabilities.topk(Candidates.Kept, 1, largest: true, sorted: true);
        var best = grid.ToOffsets(indices.gather(1, order)).MoveToOuterDisposeScope();
        return new RankedCandidates(best, kept.MoveToOuterDisposeScope());
    }

    /// <summary>Scores of candidates, B×K×H×W.</summary>
    /// <param name="features">The level.</param>
    /// <param name="indices">B×K×H×W int64, flat.</param>
    public static Tensor Scores(LevelFeatures features, Tensor indices)
    {
        using var scope = NewDisposeScope();
        long count = indices.shape[1], pixels = features.Grid.Height * features.Grid.Width, channels = features.Channels;
        var perPixel = indices.flatten(2).transpose(1, 2).contiguous(); // B×HW×K
        var scores = empty([features.Batch, pixels, count], ScalarType.Float32, features.Theta.device);
        var step = Math.Max(1, ChunkValues / (count * channels));
        for (var b = 0L; b < features.Batch; b++)
        {
            for (var start = 0L; start < pixels; start += step)
            {
                using var chunk = NewDisposeScope();
                var length = Math.Min(step, pixels - start);
                var index = perPixel[b].narrow(0, start, length).reshape(length * count);
                var gathered = features.Phi[b].index_select(0, index).reshape(length, count, channels);
                var query = features.Theta[b].narrow(0, start, length).unsqueeze(2);
                scores[b].narrow(0, start, length).copy_(gathered.bmm(query).squeeze(2));
            }
        }

        return scores.div_(features.Temperature).transpose(1, 2).reshape(features.Batch, count, features.Grid.Height, features.Grid.Width)
            .MoveToOuterDisposeScope();
    }
}
