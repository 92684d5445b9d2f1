using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>
/// Measures the position of each pixel within its region (connected pixels of one class): 0 at the region's top or left end, 1 at its
/// bottom or right end. This matches the top of the sky with the top of the sky, and the foot of a tree with the foot of a tree.
/// </summary>
internal static class RegionPositions
{
    /// <param name="map">The classes.</param>
    /// <param name="grid">Its grid; regions go on at the opposite side along a tiled axis, on which positions mean nothing then.</param>
    /// <returns>Two planes of height × width: the vertical and the horizontal position.</returns>
    public static (float[] Down, float[] Across) Measure(LabelMap map, PaddedGrid grid)
    {
        var down = new float[map.Indices.Length];
        var across = new float[map.Indices.Length];
        var visited = new bool[map.Indices.Length];
        var region = new List<(int X, int Y)>();
        for (var y = 0; y < map.Height; y++)
        {
            for (var x = 0; x < map.Width; x++)
            {
                if (!visited[(y * map.Width) + x])
                {
                    Collect(map, grid, (x, y), visited, region);
                    Fill(map.Width, region, down, across);
                }
            }
        }

        return (down, across);
    }

    private static void Collect(LabelMap map, PaddedGrid grid, (int X, int Y) start, bool[] visited, List<(int X, int Y)> region)
    {
        var label = map.Indices[(start.Y * map.Width) + start.X];
        region.Clear();
        Visit(start.X, start.Y);
        for (var next = 0; next < region.Count; next++)
        {
            var (x, y) = region[next];
            Visit(x, y - 1);
            Visit(x, y + 1);
            Visit(x - 1, y);
            Visit(x + 1, y);
        }

        void Visit(int x, int y)
        {
            if (!grid.Shows(x, y))
            {
                return;
            }

            (x, y) = (grid.Column(x), grid.Row(y));
            var to = (y * map.Width) + x;
            if (!visited[to] && map.Indices[to] == label)
            {
                visited[to] = true;
                region.Add((x, y));
            }
        }
    }

    private static void Fill(int width, List<(int X, int Y)> region, float[] down, float[] across)
    {
        var (top, bottom, left, right) = (int.MaxValue, 0, int.MaxValue, 0);
        foreach (var (x, y) in region)
        {
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
        }

        foreach (var (x, y) in region)
        {
            down[(y * width) + x] = (y - top + 0.5f) / (bottom - top + 1);
            across[(y * width) + x] = (x - left + 0.5f) / (right - left + 1);
        }
    }
}
