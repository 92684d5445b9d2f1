using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Computes the weight of differences to each patch of an exemplar. Squared differences favour smooth patches, which are close to the mean of any
/// rough texture. Division by the patch's own variance avoids this, so that rough texture keeps its contrast.
/// </summary>
internal static class PatchWeights
{
    /// <param name="source">The exemplar.</param>
    /// <param name="noise">Squared grey levels that are added to the variance, so that flat patches need not match exactly.</param>
    /// <returns>For each position the reciprocal of the variance of its patch, restricted to the centre's class; the mean over a class is 1.</returns>
    public static float[] Of(LabelledPicture source, float noise)
    {
        var grid = source.Grid;
        var weights = new float[grid.Length];
        RowBands.Run(grid.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var x = 0; x < grid.Width; x++)
                {
                    weights[grid.At(x, y)] = 1f / (noise + Variance(source, grid.At(x, y)));
                }
            }
        });
        Level(source, weights);
        return weights;
    }

    /// <summary>Normalises the mean weight of each class to 1, so that colours have the same weight in rough and smooth classes.</summary>
    private static void Level(LabelledPicture source, float[] weights)
    {
        var (sums, counts) = (new double[256], new int[256]);
        for (var y = 0; y < source.Grid.Height; y++)
        {
            for (var position = source.Grid.At(0, y); position < source.Grid.At(source.Grid.Width, y); position++)
            {
                sums[source.Class(position)] += weights[position];
                counts[source.Class(position)]++;
            }
        }

        for (var position = 0; position < weights.Length; position++)
        {
            var label = source.Class(position);
            weights[position] = counts[label] == 0 ? 1f : (float)(weights[position] * counts[label] / sums[label]);
        }
    }

    /// <summary>Returns the variance of a patch's pixels of its centre's class, averaged over the colours.</summary>
    private static float Variance(LabelledPicture source, int position)
    {
        var (sum, squares, count) = (Vector128<float>.Zero, Vector128<float>.Zero, 0f);
        var label = source.Class(position);
        for (var down = -PaddedGrid.Radius; down <= PaddedGrid.Radius; down++)
        {
            var row = position + (down * source.Grid.Stride);
            for (var at = row - PaddedGrid.Radius; at <= row + PaddedGrid.Radius; at++)
            {
                if (source.Class(at) == label)
                {
                    var color = source.Color(at);
                    sum += color;
                    squares += color * color;
                    count++;
                }
            }
        }

        var variance = (squares / count) - (sum / count * (sum / count));
        return Math.Max(0f, (variance[0] + variance[1] + variance[2]) / 3f);
    }
}
