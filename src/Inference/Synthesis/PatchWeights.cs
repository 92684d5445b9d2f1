using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Computes the weight of differences to each patch of an exemplar. Squared differences favour smooth patches, which are close to the mean of any
/// rough texture. Division by the patch's own variance avoids this, so that rough texture keeps its contrast.
/// </summary>
internal static class PatchWeights
{
    // Eight pixels are read, of which seven count.
    private static readonly Vector256<uint> Seven = Vector256<uint>.AllBitsSet.WithElement(7, 0u);

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
        // Sixteen-bit sums of red, green, blue and class are exact: a column of a patch has seven pixels.
        var label = Vector256.Create((uint)source.Class(position));
        var (sums, squares, counts) = (Vector256<ushort>.Zero, Vector256<int>.Zero, Vector256<uint>.Zero);
        ref var first = ref Unsafe.Add(
            ref MemoryMarshal.GetReference(source.Pixels), position - (PaddedGrid.Radius * source.Grid.Stride) - PaddedGrid.Radius);
        for (var row = 0; row < (2 * PaddedGrid.Radius) + 1; row++)
        {
            var pixels = Vector256.LoadUnsafe(ref Unsafe.Add(ref first, row * source.Grid.Stride));
            var counting = Vector256.Equals(pixels >>> 24, label) & Seven;
            var colors = (pixels & counting & Vector256.Create(0x00FFFFFFu)).AsByte();
            var (low, high) = Vector256.Widen(colors);
            sums += low + high;
            squares += PatchDistance.Squares(colors);
            counts -= counting;
        }

        var count = (float)Vector256.Sum(counts);
        var (sumsLow, sumsHigh) = Vector256.Widen(sums);
        var sum = sumsLow + sumsHigh;
        var mean = Vector128.ConvertToSingle((sum.GetLower() + sum.GetUpper()).AsInt32()) / count;
        return Math.Max(0f, ((Vector256.Sum(squares) / count) - Vector128.Dot(mean, mean)) / 3f);
    }
}
