using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>Draws palms: a leaning trunk and hanging fronds with leaflets.</summary>
internal static class PalmPainter
{
    public static void Paint(Stage stage, Placement place)
    {
        var random = place.Random;
        var size = place.Size;
        var tint = random.NextSingle();
        var foot = new Vector3(place.X, place.Ground - (0.02f * size), place.Z);
        var crown = foot + new Vector3(random.Range(-0.28f, 0.28f) * size, 0.78f * size, 0f);
        TreePainter.Trunk(stage, foot, crown, 0.05f * size, tint);
        stage.Occluders.Add(new Occluder(place.X, place.Ground, place.Z, 0.2f * size, 0.9f * size));
        var fronds = 11 + random.Below(4);
        for (var i = 0; i < fronds; i++)
        {
            var turn = ((i + random.Range(0f, 0.7f)) / fronds) + 0.02f;
            var direction = new Vector3(Curves.Wave(turn + 0.25f), random.Range(0.25f, 0.75f), 0.5f * Curves.Wave(turn));
            Frond(stage, crown, direction, size * random.Range(0.34f, 0.44f), size, tint, random.Range(0.6f, 1f));
        }
    }

    private static void Frond(Stage stage, Vector3 root, Vector3 direction, float length, float size, float tint, float openness)
    {
        var steps = Math.Max(4, (int)(2f * length / stage.Footprint(root.Z)));
        for (var i = 0; i <= steps; i++)
        {
            var t = (float)i / steps;
            var spine = root + (direction * (length * t)) - new Vector3(0f, 1.15f * length * t * t, 0f);
            var leaflet = size * 0.1f * MathF.Sqrt(MathF.Max(0f, t * (1.05f - t))) * 2f;
            Leaflets(stage, spine, leaflet, t, tint, openness);
        }
    }

    // Draws a column of pixels hanging from the spine, with gaps that look like single leaflets.
    private static void Leaflets(Stage stage, Vector3 spine, float length, float t, float tint, float openness)
    {
        var column = (int)stage.ColumnOf(spine.X, spine.Z);
        if (column < 0 || column >= stage.Width)
        {
            return;
        }

        var gap = Lattice.Number((int)(t * 40f), (int)(tint * 255f));
        int first = Math.Max(0, (int)stage.RowOf(spine.Y + (0.15f * length), spine.Z));
        int last = Math.Min(stage.Height - 1, (int)stage.RowOf(spine.Y - (length * (0.45f + (0.55f * gap))), spine.Z));
        for (var row = first; row <= last; row++)
        {
            var y = stage.ElevationAt(row, spine.Z);
            var hang = Curves.Clamp01((spine.Y - y) / length);
            stage.Show(column, row, new Surface
            {
                Depth = spine.Z,
                U = t * 4f,
                V = y,
                Elevation = y,
                Normal = Vector3.Normalize(new Vector3(0.2f - (0.4f * gap), 0.9f - hang, -0.7f)),
                Tint = tint,
                Openness = openness * (1f - (0.45f * hang)),
                Label = ClassIds.Tree,
                Part = SurfacePart.Frond,
            });
        }
    }
}
