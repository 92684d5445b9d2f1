using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching;

/// <summary>All pairs at the coarsest level: every pixel of the map against every pixel of the exemplar.</summary>
internal static class DenseMatch
{
    /// <summary>Scores a tile may hold (64 MB of float32): the whole matrix would be 1 GB at 1024².</summary>
    private const long TileValues = 16L << 20;

    /// <param name="features">Level 0.</param>
    /// <param name="exemplar">B×3×H×W, −1..1, at the level's size.</param>
    /// <returns>The best match of every pixel, B×1×H×W int64, and the warp B×3×H×W: softmax(thetaᵀ·phi / temperature) over
    /// the exemplar's positions, times its pixels.</returns>
    public static (Tensor Best, Tensor Warp) Match(LevelFeatures features, Tensor exemplar)
    {
        using var scope = NewDisposeScope();
        long height = features.Grid.Height, width = features.Grid.Width, pixels = height * width, batch = features.Batch;
        var colors = exemplar.flatten(2).transpose(1, 2); // B×HW×3
        var best = empty([batch, pixels], ScalarType.Int64, exemplar.device);
        var warp = empty([batch, pixels, exemplar.shape[1]], ScalarType.Float32, exemplar.device);
        var rows = Math.Max(1, TileValues / pixels);
        for (var b = 0L; b < batch; b++)
        {
            var keys = features.Phi[b].transpose(0, 1);
            for (var start = 0L; start < pixels; start += rows)
            {
                using var tile = NewDisposeScope();
                var length = Math.Min(rows, pixels - start);
                var scores = features.Theta[b].narrow(0, start, length).mm(keys).div_(features.Temperature);
                best[b].narrow(0, start, length).copy_(scores.argmax(1));
                warp[b].narrow(0, start, length).copy_(scores.softmax(1).mm(colors[b]));
            }
        }

        return (best.reshape(batch, 1, height, width).MoveToOuterDisposeScope(),
            warp.transpose(1, 2).reshape(exemplar.shape).MoveToOuterDisposeScope());
    }
}
