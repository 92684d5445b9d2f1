namespace CoCosNet.Scenes.Noise;

/// <summary>Scattered points, one in each unit cell.</summary>
internal static class Cells
{
    /// <summary>Finds the nearest scattered point.</summary>
    /// <param name="x">Position.</param>
    /// <param name="y">Position.</param>
    /// <param name="number">Random number of the point, in [0, 1).</param>
    /// <returns>The squared distance to it, in cells.</returns>
    public static float Nearest(float x, float y, out float number)
    {
        int xi = Curves.Floor(x), yi = Curves.Floor(y);
        var best = 9f;
        var bestHash = 0;
        for (var j = yi - 1; j <= yi + 1; j++)
        {
            for (var i = xi - 1; i <= xi + 1; i++)
            {
                var hash = Lattice.Hash(i, j);
                var dx = i + ((hash & 15) * (1f / 16f)) + 0.03f - x;
                var dy = j + ((hash >> 4) * (1f / 16f)) + 0.03f - y;
                var distance = (dx * dx) + (dy * dy);
                if (distance < best)
                {
                    best = distance;
                    bestHash = hash;
                }
            }
        }

        number = ((bestHash * 167) & 255) * (1f / 256f);
        return best;
    }
}
