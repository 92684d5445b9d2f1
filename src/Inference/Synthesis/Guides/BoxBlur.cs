using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>Averages over squares. Outside a picture its border is repeated, or the opposite side along a tiled axis. The time does not depend on the
/// radius.</summary>
internal static class BoxBlur
{
    /// <param name="plane">Height × width of the grid; not modified.</param>
    /// <param name="grid">Size and tiling of the plane.</param>
    /// <param name="radius">Radius in pixels; at least 1.</param>
    public static float[] Blur(float[] plane, PaddedGrid grid, int radius)
    {
        var rows = new float[plane.Length];
        var extended = new float[grid.Width + (2 * radius) + 1];
        for (var y = 0; y < grid.Height; y++)
        {
            BlurRow(plane.AsSpan(y * grid.Width, grid.Width), extended, rows.AsSpan(y * grid.Width, grid.Width), grid, radius);
        }

        return BlurColumns(rows, grid, radius);
    }

    /// <param name="source">The row.</param>
    /// <param name="extended">Receives the row and <paramref name="radius"/> pixels on its left, and one more on its right.</param>
    /// <param name="target">Receives the means.</param>
    /// <param name="grid">Size and tiling of the plane.</param>
    /// <param name="radius">Radius in pixels.</param>
    private static void BlurRow(ReadOnlySpan<float> source, Span<float> extended, Span<float> target, PaddedGrid grid, int radius)
    {
        source.CopyTo(extended[radius..]);
        for (var i = 0; i <= radius; i++)
        {
            extended[i] = source[grid.Column(i - radius)];
            extended[source.Length + radius + i] = source[grid.Column(source.Length + i)];
        }

        var sum = 0f;
        foreach (var value in extended[..((2 * radius) + 1)])
        {
            sum += value;
        }

        var scale = 1f / ((2 * radius) + 1);
        for (var x = 0; x < target.Length; x++)
        {
            target[x] = sum * scale;
            sum += extended[x + (2 * radius) + 1] - extended[x];
        }
    }

    private static float[] BlurColumns(float[] source, PaddedGrid grid, int radius)
    {
        var (width, height) = (grid.Width, grid.Height);
        var sums = new float[width];
        for (var i = -radius; i <= radius; i++)
        {
            var row = source.AsSpan(grid.Row(i) * width, width);
            for (var x = 0; x < width; x++)
            {
                sums[x] += row[x];
            }
        }

        var blurred = new float[source.Length];
        for (var y = 0; y < height; y++)
        {
            Step(
                sums, source.AsSpan(grid.Row(y + radius + 1) * width, width), source.AsSpan(grid.Row(y - radius) * width, width),
                blurred.AsSpan(y * width, width), 1f / ((2 * radius) + 1));
        }

        return blurred;
    }

    /// <summary>Writes the means of a row, and moves the sums one row down.</summary>
    private static void Step(Span<float> sums, ReadOnlySpan<float> entering, ReadOnlySpan<float> leaving, Span<float> means, float scale)
    {
        var x = 0;
        for (; x <= sums.Length - Vector256<float>.Count; x += Vector256<float>.Count)
        {
            var sum = Vector256.Create(sums[x..]);
            (sum * scale).CopyTo(means[x..]);
            (sum + Vector256.Create(entering[x..]) - Vector256.Create(leaving[x..])).CopyTo(sums[x..]);
        }

        for (; x < sums.Length; x++)
        {
            means[x] = sums[x] * scale;
            sums[x] = sums[x] + entering[x] - leaving[x];
        }
    }
}
