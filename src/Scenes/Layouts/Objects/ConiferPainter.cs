using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>Draws firs: a cone of drooping tiers with a ragged outline.</summary>
internal static class ConiferPainter
{
    public static void Paint(Stage stage, Placement place)
    {
        var random = place.Random;
        var size = place.Size;
        var tint = random.NextSingle();
        var half = size * random.Range(0.19f, 0.26f);
        var tiers = 6 + random.Below(4);
        var shift = random.Range(0f, 90f);
        var foot = new Vector3(place.X, place.Ground - (0.02f * size), place.Z);
        TreePainter.Trunk(stage, foot, foot + new Vector3(0f, 0.25f * size, 0f), 0.05f * size, tint);
        stage.Occluders.Add(new Occluder(place.X, place.Ground, place.Z, 0.7f * half, 0.9f * size));

        int firstRow = Math.Max(0, (int)stage.RowOf(foot.Y + size, foot.Z));
        int lastRow = Math.Min(stage.Height - 1, (int)stage.RowOf(foot.Y + (0.07f * size), foot.Z));
        int firstColumn = Math.Max(0, (int)stage.ColumnOf(foot.X - (1.2f * half), foot.Z));
        int lastColumn = Math.Min(stage.Width - 1, (int)stage.ColumnOf(foot.X + (1.2f * half), foot.Z));
        var octaves = Fractal.VisibleOctaves(0.11f * size, stage.Footprint(foot.Z), 3f);
        for (var row = firstRow; row <= lastRow; row++)
        {
            var y = stage.ElevationAt(row, foot.Z);
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                var x = stage.AcrossAt(column, foot.Z);
                var across = (x - foot.X) / half;
                var rough = Fractal.Sum((x / (0.11f * size)) + shift, (y / (0.11f * size)) - shift, octaves, 0.65f);

                // Branches droop, so away from the trunk a tier is lower.
                var down = 1f - ((y - foot.Y) / size);
                var tier = (MathF.Sqrt(MathF.Max(0f, down)) * tiers) - (0.9f * MathF.Abs(across)) + (0.25f * rough);
                var within = tier - Curves.Floor(tier);
                var reach = (0.06f + (0.94f * down)) * (0.62f + (0.38f * within)) + (0.12f * rough);
                var side = across / MathF.Max(reach, 1e-3f);
                if (reach <= 0f || side * side >= 1f)
                {
                    continue;
                }

                var bulge = MathF.Sqrt(1f - (side * side));
                stage.Show(column, row, new Surface
                {
                    Depth = foot.Z - (bulge * reach * half),
                    U = x,
                    V = y,
                    Elevation = y,
                    Normal = Vector3.Normalize(new Vector3(side, 0.75f - within + (0.5f * rough), -bulge - 0.15f)),
                    Tint = tint,
                    Openness = Curves.Clamp01(0.35f + (0.65f * within)),
                    Label = ClassIds.Tree,
                    Part = SurfacePart.Needles,
                });
            }
        }
    }
}
