namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>Averages over squares; the border is repeated outwards. The time does not depend on the radius.</summary>
internal static class BoxBlur
{
    /// <param name="plane">Height × width; not modified.</param>
    /// <param name="radius">Radius in pixels; at least 1.</param>
    public static float[] Blur(float[] plane, int width, int height, int radius)
    {
        var rows = new float[plane.Length];
        for (var y = 0; y < height; y++)
        {
            BlurRow(plane.AsSpan(y * width, width), rows.AsSpan(y * width, width), radius);
        }

        return BlurColumns(rows, width, height, radius);
    }

    private static void BlurRow(ReadOnlySpan<float> source, Span<float> target, int radius)
    {
        var last = source.Length - 1;
        var sum = 0f;
        for (var i = -radius; i <= radius; i++)
        {
            sum += source[Math.Clamp(i, 0, last)];
        }

        var scale = 1f / (2 * radius + 1);
        for (var x = 0; x <= last; x++)
        {
            target[x] = sum * scale;
            sum += source[Math.Min(last, x + radius + 1)] - source[Math.Max(0, x - radius)];
        }
    }

    private static float[] BlurColumns(float[] source, int width, int height, int radius)
    {
        var sums = new float[width];
        for (var i = -radius; i <= radius; i++)
        {
            Add(sums, source, Math.Clamp(i, 0, height - 1) * width, 1f);
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

            Add(sums, source, Math.Min(height - 1, y + radius + 1) * width, 1f);
            Add(sums, source, Math.Max(0, y - radius) * width, -1f);
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
