using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>Measures the distance of each pixel from the border of its region: the chamfer distance to the nearest pixel of another class.</summary>
internal static class BorderDistance
{
    private const float Diagonal = 1.4142135f;

    /// <param name="labels">Classes, height × width of the grid.</param>
    /// <param name="grid">Size and tiling; along a tiled axis the distance goes on at the opposite side.</param>
    /// <param name="limit">Largest distance in pixels; also the result if there is no border.</param>
    /// <returns>Distances in pixels, height × width; 1 next to a border.</returns>
    public static float[] Measure(byte[] labels, PaddedGrid grid, float limit)
    {
        var (width, height) = (grid.Width, grid.Height);
        var distance = new float[labels.Length];
        Array.Fill(distance, limit);

        // Two passes are enough unless distances go on at the opposite side.
        var changed = true;
        while (changed)
        {
            changed = false;
            Pass();
            changed &= grid.Tile != Tiling.None;
        }

        return distance;

        void Pass()
        {
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
        }

        void Relax(int x, int y, int stepX, int stepY, float length)
        {
            if (grid.Shows(x + stepX, y + stepY))
            {
                int pixel = y * width + x, other = grid.Row(y + stepY) * width + grid.Column(x + stepX);
                var through = labels[other] == labels[pixel] ? distance[other] + length : length;
                if (through < distance[pixel])
                {
                    (distance[pixel], changed) = (through, true);
                }
            }
        }
    }
}
