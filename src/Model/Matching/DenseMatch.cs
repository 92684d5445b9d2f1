using CoCosNet.Model.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>All pairs at the coarsest level: every pixel of the map against every pixel of the exemplar.</summary>
internal static class DenseMatch
{
    /// <summary>Scores a tile may hold (64 MB of float32): the whole matrix would be 1 GB at 1024².</summary>
    public const long TileValues = 16L << 20;

    /// <param name="features">Level 0.</param>
    /// <param name="exemplar">B×3×H×W, −1..1, at the level's size.</param>
    /// <returns>The best match of every pixel, its similarity, and the warp: softmax(thetaᵀ·phi / temperature) over the exemplar's
    /// positions, times its pixels.</returns>
    public static LevelMatch Match(LevelFeatures features, Tensor exemplar)
    {
        using var scope = NewDisposeScope();
        long height = features.Grid.Height, width = features.Grid.Width, pixels = height * width, batch = features.Batch;
        var colors = exemplar.flatten(2).transpose(1, 2); // B×HW×3
        var best = empty([batch, pixels], ScalarType.Int64, exemplar.device);
        var warp = empty([batch, pixels, exemplar.shape[1]], ScalarType.Float32, exemplar.device);
        var similarity = empty([batch, pixels], ScalarType.Float32, exemplar.device);
        var rows = Math.Max(1, TileValues / pixels);
        for (var b = 0L; b < batch; b++)
        {
            var keys = features.Phi[b].transpose(0, 1);
            for (var start = 0L; start < pixels; start += rows)
            {
                using var tile = NewDisposeScope();
                var length = Math.Min(rows, pixels - start);
                var scores = features.Theta[b].narrow(0, start, length).mm(keys);
                var (highest, at) = scores.max(1);
                similarity[b].narrow(0, start, length).copy_(highest);
                scores.div_(features.Temperature);
                best[b].narrow(0, start, length).copy_(at);
                warp[b].narrow(0, start, length).copy_(scores.softmax(1).mm(colors[b]));
            }
        }

        return new LevelMatch(
            best.reshape(batch, 1, height, width),
            warp.transpose(1, 2).reshape(exemplar.shape),
            similarity.clamp_(Scalars.Zero, Scalars.One).reshape(batch, 1, height, width)).MoveToOuterDisposeScope();
    }
}
