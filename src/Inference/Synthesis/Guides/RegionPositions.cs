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
        var region = new List<int>();
        for (var start = 0; start < visited.Length; start++)
        {
            if (!visited[start])
            {
                Collect(map, grid, start, visited, region);
                Fill(map.Width, region, down, across);
            }
        }

        return (down, across);
    }

    private static void Collect(LabelMap map, PaddedGrid grid, int start, bool[] visited, List<int> region)
    {
        region.Clear();
        region.Add(start);
        visited[start] = true;
        for (var next = 0; next < region.Count; next++)
        {
            var pixel = region[next];
            var (y, x) = Math.DivRem(pixel, map.Width);
            Visit(pixel, x, y - 1);
            Visit(pixel, x, y + 1);
            Visit(pixel, x - 1, y);
            Visit(pixel, x + 1, y);
        }

        void Visit(int from, int x, int y)
        {
            var to = (grid.Row(y) * map.Width) + grid.Column(x);
            if (grid.Shows(x, y) && !visited[to] && map.Indices[to] == map.Indices[from])
            {
                visited[to] = true;
                region.Add(to);
            }
        }
    }

    private static void Fill(int width, List<int> region, float[] down, float[] across)
    {
        var (top, bottom, left, right) = (int.MaxValue, 0, int.MaxValue, 0);
        foreach (var pixel in region)
        {
            var (y, x) = Math.DivRem(pixel, width);
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
        }

        foreach (var pixel in region)
        {
            var (y, x) = Math.DivRem(pixel, width);
            down[pixel] = (y - top + 0.5f) / (bottom - top + 1);
            across[pixel] = (x - left + 0.5f) / (right - left + 1);
        }
    }
}
