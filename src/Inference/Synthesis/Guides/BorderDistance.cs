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
                var above = Row(y - 1);
                for (var x = 0; x < width; x++)
                {
                    int pixel = (y * width) + x, left = Column(x - 1), right = Column(x + 1);
                    Relax(pixel, y * width, left, 1f);
                    Relax(pixel, above, x, 1f);
                    Relax(pixel, above, left, Diagonal);
                    Relax(pixel, above, right, Diagonal);
                }
            }

            for (var y = height - 1; y >= 0; y--)
            {
                var below = Row(y + 1);
                for (var x = width - 1; x >= 0; x--)
                {
                    int pixel = (y * width) + x, left = Column(x - 1), right = Column(x + 1);
                    Relax(pixel, y * width, right, 1f);
                    Relax(pixel, below, x, 1f);
                    Relax(pixel, below, right, Diagonal);
                    Relax(pixel, below, left, Diagonal);
                }
            }
        }

        int Row(int y) => grid.Shows(0, y) ? grid.Row(y) * width : -1;

        int Column(int x) => (uint)x < (uint)width ? x : grid.Shows(x, 0) ? grid.Column(x) : -1;

        void Relax(int pixel, int row, int column, float length)
        {
            if ((row | column) >= 0)
            {
                var other = row + column;
                var through = labels[other] == labels[pixel] ? distance[other] + length : length;
                if (through < distance[pixel])
                {
                    (distance[pixel], changed) = (through, true);
                }
            }
        }
    }
}
