namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>Measures the distance of each pixel from the border of its region: the chamfer distance to the nearest pixel of another class.</summary>
internal static class BorderDistance
{
    private const float Diagonal = 1.4142135f;

    /// <param name="labels">Classes, height × width.</param>
    /// <param name="limit">Largest distance in pixels; also the result if there is no border.</param>
    /// <returns>Distances in pixels, height × width; 1 next to a border.</returns>
    public static float[] Measure(byte[] labels, int width, int height, float limit)
    {
        var distance = new float[labels.Length];
        Array.Fill(distance, limit);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                Relax(x, y, -1, 0, 1f);
                Relax(x, y, 0, -1, 1f);
                Relax(x, y, -1, -1, Diagonal);
                Relax(x, y, 1, -1, Diagonal);
            }
        }

        for (var y = height - 1; y >= 0; y--)
        {
            for (var x = width - 1; x >= 0; x--)
            {
                Relax(x, y, 1, 0, 1f);
                Relax(x, y, 0, 1, 1f);
                Relax(x, y, 1, 1, Diagonal);
                Relax(x, y, -1, 1, Diagonal);
            }
        }

        return distance;

        void Relax(int x, int y, int stepX, int stepY, float length)
        {
            int otherX = x + stepX, otherY = y + stepY;
            if ((uint)otherX < (uint)width && (uint)otherY < (uint)height)
            {
                int pixel = y * width + x, other = otherY * width + otherX;
                var through = labels[other] == labels[pixel] ? distance[other] + length : length;
                distance[pixel] = Math.Min(distance[pixel], through);
            }
        }
    }
}
