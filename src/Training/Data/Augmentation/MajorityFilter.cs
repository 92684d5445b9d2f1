using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Data.Augmentation;

/// <summary>Gives each pixel the most frequent class in the square around it.</summary>
internal static class MajorityFilter
{
    public static byte[] Apply(byte[] indices, PixelSize size, int radius)
    {
        if (radius == 0)
        {
            return indices;
        }

        var winners = new byte[indices.Length];
        var most = new int[indices.Length];
        foreach (var index in indices.Distinct().Order())
        {
            var counts = Count(indices, size, radius, index);
            for (var pixel = 0; pixel < counts.Length; pixel++)
            {
                if (counts[pixel] > most[pixel])
                {
                    (most[pixel], winners[pixel]) = (counts[pixel], index);
                }
            }
        }

        return winners;
    }

    /// <summary>Counts a class in the square around each pixel, by running sums along rows and then columns.</summary>
    private static int[] Count(byte[] indices, PixelSize size, int radius, byte index)
    {
        var (width, height) = (size.Width, size.Height);
        var along = new int[indices.Length];
        for (var row = 0; row < height; row++)
        {
            var line = row * width;
            var sum = 0;
            for (var column = -radius; column < width; column++)
            {
                sum += column + radius < width && indices[line + column + radius] == index ? 1 : 0;
                sum -= column - radius - 1 >= 0 && indices[line + column - radius - 1] == index ? 1 : 0;
                if (column >= 0)
                {
                    along[line + column] = sum;
                }
            }
        }

        var counts = new int[indices.Length];
        var sums = new int[width];
        for (var row = -radius; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                sums[column] += row + radius < height ? along[((row + radius) * width) + column] : 0;
                sums[column] -= row - radius - 1 >= 0 ? along[((row - radius - 1) * width) + column] : 0;
                if (row >= 0)
                {
                    counts[(row * width) + column] = sums[column];
                }
            }
        }

        return counts;
    }
}
