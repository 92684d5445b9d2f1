using System.Numerics;
using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering;

/// <summary>Paints water last, because it mirrors what is already painted above its far shore.</summary>
internal static class WaterShader
{
    public static void Paint(Frame frame, float[] shadows)
    {
        var image = MirrorImage.Trace(frame);
        for (var at = 0; at < frame.Colors.Length; at++)
        {
            if (frame.Layout.Surfaces[at].Label == ClassIds.Water)
            {
                frame.Colors[at] = Shade(frame, image, at, shadows[at]);
            }
        }
    }

    private static Vector3 Shade(Frame frame, MirrorImage image, int at, float shadow)
    {
        ref readonly var surface = ref frame.Layout.Surfaces[at];
        int column = at % frame.Width, row = at / frame.Width;
        var water = frame.Style.Water;
        var depth = surface.Depth;
        var footprint = frame.Footprint(depth);
        Ripples(frame, surface, footprint, out var swell, out var tilt);

        var eye = frame.Layout.Camera.Height;
        var sine = eye / MathF.Sqrt((eye * eye) + (depth * depth));
        var grazing = 1f - sine;
        var fresnel = water.Mirror * (0.1f + (0.9f * grazing * grazing * grazing));
        fresnel = Curves.Clamp01(fresnel + (0.1f * tilt * water.Ripples));

        var bed = Curves.Clamp01(-surface.Elevation * 1.3f);
        var body = Vector3.Lerp(water.Shallow, water.Deep, Curves.Smooth(0f, 0.85f, bed + (0.06f * swell)));
        var light = frame.Style.Light;
        body *= ((light.Sun * (0.55f * frame.SunDirection.Y)) + light.Ambient) * (1f + (0.3f * swell * water.Ripples)) * (1f - (0.35f * shadow));

        var color = Vector3.Lerp(body, Mirrored(frame, image, at, swell, tilt), fresnel);
        color += Glitter(frame, surface, column, tilt, footprint);
        color = Foam(frame, surface, color, swell, footprint);
        return Lighting.ThroughAir(frame, color, depth, 0f, (column + 0.5f) / frame.Height, (row + 0.5f) / frame.Height);
    }

    private static void Ripples(Frame frame, in Surface surface, float footprint, out float swell, out float tilt)
    {
        var size = 0.9f * frame.Style.Water.Scale;
        float u = (surface.U * 0.45f) + frame.Shift.X, v = surface.V + frame.Shift.Y;

        // The ground's footprint along the view is longer than across it.
        var along = footprint * MathF.Min(8f, 0.6f + (surface.Depth / frame.Layout.Camera.Height * 0.35f));
        swell = Fractal.Sum(u / (3.4f * size), v / (3.4f * size), Fractal.VisibleOctaves(3.4f * size, along, 3f));
        var octaves = Fractal.VisibleOctaves(size, along, 4f);
        tilt = octaves <= 0f ? 0f : Fractal.Sum(u / size, v / size, octaves, 0.65f);

        // Where single ripples merge, only a broken shimmer of bands remains.
        var far = Curves.Smooth(2f, 0.4f, octaves);
        tilt += far * 0.5f * Fractal.Sum(surface.U / (0.35f * surface.Depth), 26f * Curves.Log2(surface.Depth), 2f);
    }

    private static Vector3 Mirrored(Frame frame, MirrorImage image, int at, float swell, float tilt)
    {
        int column = image.Columns[at], row = image.Rows[at];
        var ripples = frame.Style.Water.Ripples * frame.Height;
        var below = Curves.Clamp01(0.2f + (6f * ((at / frame.Width) - row) / frame.Height));
        var throwY = ((0.032f * tilt) + (0.012f * swell)) * ripples * below;
        var across = Math.Clamp(column + (int)(((0.008f * tilt) + (0.006f * swell)) * ripples), 0, frame.Width - 1);
        var sum = Vector3.Zero;
        for (var sample = -1; sample <= 1; sample++)
        {
            // Ripples stretch the image downwards: three samples, spread along the column.
            var up = row + (int)(throwY + (sample * (0.6f + (0.006f * ripples * below))));
            sum += Seen(frame, across, up);
        }

        return sum / 3f;
    }

    private static Vector3 Seen(Frame frame, int column, int row)
    {
        // The sky above the picture is unknown; mirroring its upper part leaves no seam.
        row = row < 0 ? -row - 1 : row;
        if (row < frame.Height)
        {
            // A displaced sample may fall on the water itself; it then takes the shore above.
            var at = (row * frame.Width) + column;
            while (at >= 0 && frame.Layout.Surfaces[at].Label == ClassIds.Water)
            {
                at -= frame.Width;
            }

            if (at >= 0)
            {
                return frame.Colors[at];
            }
        }

        return frame.SkyAt((column + 0.5f) / frame.Height, 0f);
    }

    private static Vector3 Glitter(Frame frame, in Surface surface, int column, float tilt, float footprint)
    {
        var water = frame.Style.Water;
        if (water.Glitter <= 0f || frame.Style.Sky.Disc == LightDisc.Hidden)
        {
            return Vector3.Zero;
        }

        var off = MathF.Abs(((column + 0.5f) / frame.Height) - frame.Sun.X) / (0.05f + (0.25f * frame.Layout.Camera.Height / surface.Depth));
        var lane = Curves.Decay(off * off);
        var spark = Curves.Smooth(0.1f, 0.55f, tilt + (0.25f * Lattice.Gradient(surface.U / (5f * footprint), 40f * Curves.Log2(surface.Depth))));
        return frame.Style.Sky.Glow * (water.Glitter * lane * spark * 1.6f);
    }

    private static Vector3 Foam(Frame frame, in Surface surface, Vector3 color, float swell, float footprint)
    {
        var foam = frame.Style.Water.Foam;
        var surf = 0.06f + (0.39f * frame.Layout.Surf);
        if (foam <= 0f || surface.Elevation < -surf)
        {
            return color;
        }

        var lines = Curves.Wave((surface.Elevation * 2.5f / surf) + (0.55f * swell) + 0.2f);
        var octaves = Fractal.VisibleOctaves(0.29f, footprint, 4f);
        var lace = Fractal.Rough((surface.U * 3.4f) + frame.Shift.Y, (surface.V * 2f) + frame.Shift.X, octaves, 0.72f);
        var edge = Curves.Smooth(-surf, -0.04f * surf, surface.Elevation);
        var brink = Curves.Smooth(-0.18f * surf, 0f, surface.Elevation);
        var white = foam * (0.45f + (0.55f * frame.Layout.Surf)) * edge * Curves.Smooth(0.52f, 0.74f, lace + (0.28f * lines) + (0.1f * brink));
        var light = frame.Style.Light;
        return Vector3.Lerp(color, ((light.Sun * 0.5f) + light.Ambient) * 0.92f, Curves.Clamp01(white));
    }
}
