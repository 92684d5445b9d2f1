using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Casting;

/// <summary>
/// Draws a height field in perspective: it is sampled along lines of equal depth from near to far, and each column stores the highest
/// screen row reached, so that nearer ground hides ground behind it.
/// </summary>
internal static class TerrainCaster
{
    // Depth increases from line to line by the angle of this many pixels; ground between two lines is interpolated.
    private const float FinestStep = 4f;
    private const float CoarsestStep = 12f;

    public static void Cast(Stage stage)
    {
        ClearToSky(stage);
        var camera = stage.Camera;
        var before = new TerrainRow(stage.Width);
        var current = new TerrainRow(stage.Width);
        var reached = new int[stage.Width];
        Array.Fill(reached, stage.Height);
        var step = FinestStep;
        var depth = 0.72f * camera.Height * camera.Focal / (1.02f - camera.Horizon);
        for (var first = true; depth < stage.Landscape.Far; first = false)
        {
            TerrainSampler.Sample(stage, current, first ? null : before, depth, reached);
            float rise = 0f, seen = 0f;
            for (var column = 0; column < stage.Width; column++)
            {
                if (current.Visible[column])
                {
                    var from = first || !before.Visible[column] ? current : before;
                    rise += MathF.Abs(from.Screen[column] - current.Screen[column]);
                    seen++;
                    Fill(stage, from, current, column, ref reached[column]);
                }
            }

            // Distant flat ground rises slowly on the screen, so steps grow there and shrink again on slopes.
            step *= rise < 0.5f * seen ? 1.12f : rise > seen ? 0.75f : 1f;
            step = Math.Clamp(step, FinestStep, CoarsestStep);
            depth *= 1f + (step / stage.Height);
            (before, current) = (current, before);
        }
    }

    private static void ClearToSky(Stage stage)
    {
        for (var row = 0; row < stage.Height; row++)
        {
            for (var column = 0; column < stage.Width; column++)
            {
                stage.Surfaces[(row * stage.Width) + column] = new Surface
                {
                    Depth = Surface.SkyDepth,
                    U = (column + 0.5f) / stage.Height,
                    V = (row + 0.5f) / stage.Height,
                    Elevation = -1f,
                    Normal = -Vector3.UnitZ,
                    Openness = 1f,
                    Label = ClassIds.Sky,
                };
            }
        }
    }

    private static void Fill(Stage stage, TerrainRow before, TerrainRow current, int column, ref int reached)
    {
        float near = before.Screen[column], far = current.Screen[column];
        var span = near - far;

        // On a steep rise the far sample is the wall and the near one only its foot.
        var turn = span > 9f ? 0.1f : 0.5f;
        for (var row = reached - 1; row >= 0 && row + 0.5f > far; row--)
        {
            var t = span > 1e-4f ? Curves.Clamp01((near - row - 0.5f) / span) : 1f;
            var from = t < turn ? before : current;
            var depth = Curves.Mix(before.Depth, current.Depth, t);
            stage.Surfaces[(row * stage.Width) + column] = new Surface
            {
                Depth = depth,
                U = stage.AcrossAt(column, depth),
                V = depth,
                Elevation = from.Labels[column] == ClassIds.Water
                    ? from.Ground[column] - stage.Landscape.WaterLevel
                    : Curves.Mix(before.Top[column], current.Top[column], t),
                Normal = Vector3.Lerp(before.Normals[column], current.Normals[column], t),
                SkylineLeft = Curves.Mix(before.SkylineLeft[column], current.SkylineLeft[column], t),
                SkylineRight = Curves.Mix(before.SkylineRight[column], current.SkylineRight[column], t),
                Openness = Curves.Mix(before.Openness[column], current.Openness[column], t),
                Label = from.Labels[column],
            };
            reached = row;
        }
    }
}
