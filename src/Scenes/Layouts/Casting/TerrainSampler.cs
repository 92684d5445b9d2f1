using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Casting;

/// <summary>Fills a <see cref="TerrainRow"/>: heights, cover, the canopy of forests, normals, and the skyline to both sides.</summary>
internal static class TerrainSampler
{
    // Columns (of 256) at which the skyline is probed: near ones for creases, far ones for cast shadows.
    private static readonly int[] Probes = [2, 5, 11, 24, 48];

    /// <param name="stage">The landscape and its camera.</param>
    /// <param name="row">The row to fill.</param>
    /// <param name="before">The nearer row, or null for the first.</param>
    /// <param name="depth">World distance of the row.</param>
    /// <param name="reached">Highest screen row filled so far, for each column.</param>
    public static void Sample(Stage stage, TerrainRow row, TerrainRow? before, float depth, int[] reached)
    {
        var landscape = stage.Landscape;
        var footprint = stage.Footprint(depth);
        row.Depth = depth;
        for (var column = 0; column < stage.Width; column++)
        {
            row.Ground[column] = landscape.Height(stage.AcrossAt(column, depth), depth, footprint);
        }

        for (var column = 0; column < stage.Width; column++)
        {
            var height = row.Ground[column];
            var highest = MathF.Max(height + (1.3f * landscape.CanopyHeight), landscape.WaterLevel);
            row.Visible[column] = stage.RowOf(highest, depth) < reached[column] + 0.5f;
            var x = stage.AcrossAt(column, depth);
            if (!row.Visible[column])
            {
                row.Top[column] = MathF.Max(height, landscape.WaterLevel);
            }
            else if (height < landscape.WaterLevel)
            {
                row.Labels[column] = ClassIds.Water;
                row.Top[column] = landscape.WaterLevel;
            }
            else
            {
                Gradient(stage, row, row.Ground, before, before?.Ground, column, out var across, out var along);
                var slope = MathF.Sqrt((across * across) + (along * along));
                var label = landscape.Cover(x, depth, height, slope, footprint);
                row.Labels[column] = label;
                row.Top[column] = label == ClassIds.Tree ? height + Canopy(landscape, x, depth, footprint) : height;
            }

            row.Screen[column] = stage.RowOf(row.Top[column], depth);
        }

        Shape(stage, row, before);
    }

    private static void Shape(Stage stage, TerrainRow row, TerrainRow? before)
    {
        Skylines(stage, row);
        for (var column = 0; column < stage.Width; column++)
        {
            if (!row.Visible[column])
            {
                continue;
            }

            if (row.Labels[column] == ClassIds.Water)
            {
                row.Normals[column] = Vector3.UnitY;
                row.Openness[column] = 1f;
                continue;
            }

            Gradient(stage, row, row.Top, before, before?.Top, column, out var across, out var along);
            row.Normals[column] = Vector3.Normalize(new Vector3(-across, 1f, -along));
            var closed = Curves.Clamp01(0.5f * (row.SkylineLeft[column] + row.SkylineRight[column]));
            row.Openness[column] = 1f - (0.6f * closed);
        }
    }

    private static void Gradient(
        Stage stage, TerrainRow row, float[] heights, TerrainRow? before, float[]? heightsBefore, int column, out float across, out float along)
    {
        int left = Math.Max(column - 1, 0), right = Math.Min(column + 1, stage.Width - 1);
        across = (heights[right] - heights[left]) / ((right - left) * stage.Footprint(row.Depth));
        if (before is null || heightsBefore is null)
        {
            along = 0f;
            return;
        }

        // Rows fan out from the eye, so the same column of the nearer row has another x.
        var step = row.Depth - before.Depth;
        var drift = stage.AcrossAt(column, row.Depth) - stage.AcrossAt(column, before.Depth);
        along = (heights[column] - heightsBefore[column] - (across * drift)) / step;
    }

    private static float Canopy(Landscape landscape, float x, float z, float footprint)
    {
        const float Crown = 0.75f;
        var visible = Curves.Clamp01(Crown / (3f * footprint));
        var uneven = 0.5f + (0.4f * Lattice.Gradient(x * 0.35f, z * 0.35f));
        if (visible < 0.05f)
        {
            return landscape.CanopyHeight * (0.6f + (0.4f * uneven));
        }

        var distance = Cells.Nearest(x / Crown, z / Crown, out var number);
        var round = 1f - Curves.Clamp01(distance * 1.1f);
        var spire = 1f - Curves.Clamp01(MathF.Sqrt(distance) * 1.2f);
        var crown = Curves.Mix(round, spire * 1.3f, landscape.CanopySpires) * (0.6f + (0.6f * number));
        return landscape.CanopyHeight * (0.5f + (0.25f * uneven) + (0.55f * visible * (crown - 0.4f)) + (0.15f * (1f - visible)));
    }

    private static void Skylines(Stage stage, TerrainRow row)
    {
        var footprint = stage.Footprint(row.Depth);
        Array.Clear(row.SkylineLeft);
        Array.Clear(row.SkylineRight);
        foreach (var probe in Probes)
        {
            var offset = Math.Max(1, probe * stage.Height / 256);
            if (offset < stage.Width)
            {
                Raise(row.Top, row.SkylineLeft.AsSpan(offset), row.SkylineRight, offset, 1f / (offset * footprint));
            }
        }
    }

    private static void Raise(float[] top, Span<float> left, Span<float> right, int offset, float scale)
    {
        var i = 0;
        for (; i <= left.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var rise = (new Vector<float>(top, i + offset) - new Vector<float>(top, i)) * scale;
            Vector.Max(new Vector<float>(right[i..]), rise).CopyTo(right[i..]);
            Vector.Max(new Vector<float>(left[i..]), -rise).CopyTo(left[i..]);
        }

        for (; i < left.Length; i++)
        {
            var rise = (top[i + offset] - top[i]) * scale;
            right[i] = MathF.Max(right[i], rise);
            left[i] = MathF.Max(left[i], -rise);
        }
    }
}
