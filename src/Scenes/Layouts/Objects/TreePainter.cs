using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>Draws single trees of each kind.</summary>
internal static class TreePainter
{
    public static void Paint(Stage stage, TreeKind kind, Placement place)
    {
        switch (kind)
        {
            case TreeKind.Broadleaf:
                Broadleaf(stage, place);
                break;
            case TreeKind.Conifer:
                ConiferPainter.Paint(stage, place);
                break;
            case TreeKind.Poplar:
                Poplar(stage, place);
                break;
            case TreeKind.Palm:
                PalmPainter.Paint(stage, place);
                break;
            default:
                Bush(stage, place);
                break;
        }
    }

    /// <summary>Draws a tapering trunk from the foot to the top.</summary>
    public static void Trunk(Stage stage, Vector3 foot, Vector3 top, float width, float tint)
    {
        int first = Math.Max(0, (int)stage.RowOf(top.Y, foot.Z)), last = Math.Min(stage.Height - 1, (int)stage.RowOf(foot.Y, foot.Z));
        for (var row = first; row <= last; row++)
        {
            var y = stage.ElevationAt(row, foot.Z);
            var t = Curves.Clamp01((y - foot.Y) / (top.Y - foot.Y));
            var half = 0.5f * width * (1.15f - (0.6f * t) + (0.8f * Curves.Smooth(0.12f, 0f, t)));
            var middle = Curves.Mix(foot.X, top.X, t * t);
            int from = Math.Max(0, (int)MathF.Ceiling(stage.ColumnOf(middle - half, foot.Z) - 0.5f));
            int to = Math.Min(stage.Width - 1, (int)MathF.Floor(stage.ColumnOf(middle + half, foot.Z) - 0.5f));
            for (var column = from; column <= to; column++)
            {
                var across = (stage.AcrossAt(column, foot.Z) - middle) / half;
                stage.Show(column, row, new Surface
                {
                    Depth = foot.Z,
                    U = across * half,
                    V = y - foot.Y,
                    Elevation = y,
                    Normal = Vector3.Normalize(new Vector3(across, 0.1f, -MathF.Sqrt(MathF.Max(0f, 1f - (across * across))))),
                    Tint = tint,
                    Openness = 0.8f,
                    Label = ClassIds.Tree,
                    Part = SurfacePart.Bark,
                });
            }
        }
    }

    private static void Broadleaf(Stage stage, Placement place)
    {
        var random = place.Random;
        var size = place.Size;
        var tint = random.NextSingle();
        var foot = new Vector3(place.X, place.Ground - (0.03f * size), place.Z);
        var lean = random.Range(-0.06f, 0.06f) * size;
        var heart = foot + new Vector3(lean, 0.64f * size, 0f);
        Trunk(stage, foot, foot + new Vector3(lean, 0.6f * size, 0f), size * random.Range(0.06f, 0.085f), tint);
        float wide = size * random.Range(0.3f, 0.42f), tall = size * random.Range(0.26f, 0.33f);
        Crown(stage, heart, new Vector2(wide, tall), 16 + random.Below(8), size * 0.17f, tint, random);
        stage.Occluders.Add(new Occluder(place.X, place.Ground, place.Z, 0.9f * wide, size));
    }

    private static void Bush(Stage stage, Placement place)
    {
        var size = place.Size;
        var heart = new Vector3(place.X, place.Ground + (0.42f * size), place.Z);
        Crown(stage, heart, new Vector2(0.75f * size, 0.32f * size), 10, size * 0.38f, place.Random.NextSingle(), place.Random);
        stage.Occluders.Add(new Occluder(place.X, place.Ground, place.Z, 0.85f * size, size));
    }

    private static void Poplar(Stage stage, Placement place)
    {
        var random = place.Random;
        var size = place.Size;
        var tint = random.NextSingle();
        var foot = new Vector3(place.X, place.Ground - (0.02f * size), place.Z);
        Trunk(stage, foot, foot + new Vector3(0f, 0.3f * size, 0f), size * 0.04f, tint);
        var look = Leaves(tint, 1f);
        for (var i = 0; i < 16; i++)
        {
            var t = (i + random.NextSingle()) / 16f;
            var width = size * 0.13f * MathF.Sqrt(MathF.Max(0.05f, 4f * (t + 0.04f) * (1f - (0.93f * t)) * 0.9f));
            var at = foot + new Vector3(random.Range(-0.3f, 0.3f) * width, size * (0.1f + (0.84f * t)), random.Range(-0.5f, 0.5f) * width);
            Splat.Ball(stage, at, width, size * 0.1f, 0.3f, size * 0.06f, look, new Vector3(foot.X, at.Y, foot.Z));
        }

        stage.Occluders.Add(new Occluder(place.X, place.Ground, place.Z, 0.13f * size, size));
    }

    private static void Crown(Stage stage, Vector3 heart, Vector2 radii, int clusters, float cluster, float tint, SeededRandom random)
    {
        var look = Leaves(tint, 1f);
        Splat.Ball(stage, heart, 0.85f * radii.X, 0.85f * radii.Y, 0.25f, cluster * 0.5f, Leaves(tint, 0.55f), heart);
        for (var i = 0; i < clusters; i++)
        {
            var at = new Vector3(random.Range(-1f, 1f), random.Range(-1f, 1f), random.Range(-1f, 0.4f));
            at /= MathF.Max(1f, at.Length());
            var lower = at.Y < 0f ? 1f + (0.25f * at.Y) : 1f - (0.15f * at.Y);
            var offset = new Vector3(at.X * radii.X * lower, at.Y * radii.Y, at.Z * radii.X * 0.7f);
            look.Openness = Curves.Clamp01(0.72f + (0.28f * at.Y) + (0.1f * at.X * at.X));
            Splat.Ball(
                stage, heart + offset, cluster * random.Range(0.75f, 1.15f), cluster * random.Range(0.6f, 0.85f), 0.38f, cluster * 0.4f, look, heart);
        }
    }

    private static Surface Leaves(float tint, float openness) => new()
    {
        Tint = tint,
        Openness = openness,
        Label = ClassIds.Tree,
        Part = SurfacePart.Foliage,
    };
}
