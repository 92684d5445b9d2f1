using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering;

/// <summary>Shadows of objects on the ground: dark at the foot, stretched away from the light.</summary>
internal static class GroundShadows
{
    /// <returns>0 (open) … 1 (in full shadow) for each pixel.</returns>
    public static float[] Cast(Frame frame)
    {
        var shadows = new float[frame.Colors.Length];
        foreach (var occluder in frame.Layout.Occluders)
        {
            Cast(frame, shadows, occluder);
        }

        return shadows;
    }

    private static void Cast(Frame frame, float[] shadows, Occluder occluder)
    {
        var camera = frame.Layout.Camera;
        var length = MathF.Min(3f, 1f / MathF.Max(0.2f, frame.SunSlope)) * occluder.Height * 0.6f;
        var away = frame.SunDirection.X < 0f ? 1f : -1f;
        var scale = camera.Focal * frame.Height / occluder.Z;
        var centre = (frame.Width / 2f) + (occluder.X * scale);
        var foot = camera.Row(occluder.Ground, occluder.Z) * frame.Height;
        var half = MathF.Max(1.2f, occluder.Radius * camera.Height / occluder.Z * scale * 0.55f);
        var reach = (length + occluder.Radius) * scale;
        var radius = occluder.Radius * scale;
        int firstRow = Math.Max(0, (int)(foot - half)), lastRow = Math.Min(frame.Height - 1, (int)(foot + half) + 1);
        var from = away > 0f ? centre - radius : centre - reach;
        var to = away > 0f ? centre + reach : centre + radius;
        int firstColumn = Math.Max(0, (int)from), lastColumn = Math.Min(frame.Width - 1, (int)to);
        for (var row = firstRow; row <= lastRow; row++)
        {
            var dy = (row + 0.5f - foot) / half;
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                var along = (column + 0.5f - centre) * away;
                var dx = along < 0f ? along / radius : along / reach;
                var inside = 1f - (dx * dx) - (dy * dy);
                if (inside <= 0f)
                {
                    continue;
                }

                ref readonly var surface = ref frame.Layout.Surfaces[(row * frame.Width) + column];
                var fade = along < 0f ? 1f : 1f - (0.5f * dx);
                var value = Curves.Smooth(0f, 0.55f, inside) * fade;
                var kept = shadows[(row * frame.Width) + column];
                if (surface.Part == SurfacePart.Plain && value > kept)
                {
                    shadows[(row * frame.Width) + column] = value;
                }
            }
        }
    }
}
