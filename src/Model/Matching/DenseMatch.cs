using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>All-pairs matching at the coarsest level: every pixel of the map against every pixel of the exemplar.</summary>
internal static class DenseMatch
{
    /// <summary>Most scores in a tile (64 MB of float32): the whole matrix would be 1 GB at 1024².</summary>
    public const long TileValues = 16L << 20;

    /// <summary>The score of a pixel that may not be matched.</summary>
    public static readonly Scalar Never = Scalars.Of(float.NegativeInfinity);

    /// <summary>Pixels of the exemplar that may not be matched, bool of length h·w; null if all may.</summary>
    public static Tensor? Hidden(PixelGrid grid) => grid.Shown is { } shown ? shown.ne(ones_like(shown).cumsum(0).sub(Scalars.One)) : null;

    /// <param name="features">Level 0.</param>
    /// <param name="exemplar">B×3×h×w, −1..1, at the level's size.</param>
    /// <returns>The best match of every pixel, its similarity, and the warp: softmax(thetaᵀ·phi / temperature) over the exemplar's
    /// positions, times its pixels.</returns>
    public static LevelMatch Match(LevelFeatures features, Tensor exemplar)
    {
        using var scope = NewDisposeScope();
        long height = features.Grid.Height, width = features.Grid.Width, pixels = height * width, batch = features.Batch, places = features.Grid.SourcePixels;
        var colors = exemplar.flatten(2).transpose(1, 2); // B×hw×3
        var best = empty([batch, pixels], ScalarType.Int64, exemplar.device);
        var warp = empty([batch, pixels, exemplar.shape[1]], ScalarType.Float32, exemplar.device);
        var similarity = empty([batch, pixels], ScalarType.Float32, exemplar.device);
        var rows = Math.Max(1, TileValues / places);
        var hidden = Hidden(features.Grid);
        for (var b = 0L; b < batch; b++)
        {
            var keys = features.Phi[b].transpose(0, 1);
            for (var start = 0L; start < pixels; start += rows)
            {
                using var tile = NewDisposeScope();
                var length = Math.Min(rows, pixels - start);
                var scores = features.Theta[b].narrow(0, start, length).mm(keys);
                if (hidden is not null)
                {
                    scores.masked_fill_(hidden, Never);
                }

                var (highest, at) = scores.max(1);
                similarity[b].narrow(0, start, length).copy_(highest);
                scores.div_(features.Temperature);
                best[b].narrow(0, start, length).copy_(at);
                warp[b].narrow(0, start, length).copy_(scores.softmax(1).mm(colors[b]));
            }
        }

        return new LevelMatch(
            best.reshape(batch, 1, height, width),
            warp.transpose(1, 2).reshape(batch, exemplar.shape[1], height, width),
            similarity.clamp_(Scalars.Zero, Scalars.One).reshape(batch, 1, height, width)).MoveToOuterDisposeScope();
    }
}
