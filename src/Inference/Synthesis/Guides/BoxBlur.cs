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
        for (var y = 0; y < grid.Height; y++)
        {
            BlurRow(plane.AsSpan(y * grid.Width, grid.Width), rows.AsSpan(y * grid.Width, grid.Width), grid, radius);
        }

        return BlurColumns(rows, grid, radius);
    }

    private static void BlurRow(ReadOnlySpan<float> source, Span<float> target, PaddedGrid grid, int radius)
    {
        var sum = 0f;
        for (var i = -radius; i <= radius; i++)
        {
            sum += source[grid.Column(i)];
        }

        var scale = 1f / (2 * radius + 1);
        for (var x = 0; x < source.Length; x++)
        {
            target[x] = sum * scale;
            sum += source[grid.Column(x + radius + 1)] - source[grid.Column(x - radius)];
        }
    }

    private static float[] BlurColumns(float[] source, PaddedGrid grid, int radius)
    {
        var (width, height) = (grid.Width, grid.Height);
        var sums = new float[width];
        for (var i = -radius; i <= radius; i++)
        {
            Add(sums, source, grid.Row(i) * width, 1f);
        }

        var scale = 1f / (2 * radius + 1);
        var blurred = new float[source.Length];
        for (var y = 0; y < height; y++)
        {
            var target = blurred.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                target[x] = sums[x] * scale;
            }

            Add(sums, source, grid.Row(y + radius + 1) * width, 1f);
            Add(sums, source, grid.Row(y - radius) * width, -1f);
        }

        return blurred;
    }

    private static void Add(float[] sums, float[] source, int start, float sign)
    {
        var row = source.AsSpan(start, sums.Length);
        for (var x = 0; x < row.Length; x++)
        {
            sums[x] += sign * row[x];
        }
    }
}
