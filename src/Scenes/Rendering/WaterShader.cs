using System.Numerics;
using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering;

/// <summary>Paints water last: it mirrors what is already painted above its far shore.</summary>
internal static class WaterShader
{
    public static void Paint(Frame frame, float[] shadows)
    {
        for (var column = 0; column < frame.Width; column++)
        {
            Column(frame, shadows, column);
        }
    }

    private static void Column(Frame frame, float[] shadows, int column)
    {
        var surfaces = frame.Layout.Surfaces;
        var shore = -1;
        var shoreDepth = Surface.SkyDepth;
        for (var row = 0; row < frame.Height; row++)
        {
            var at = (row * frame.Width) + column;
            if (surfaces[at].Label != ClassIds.Water)
            {
                continue;
            }

            // What interrupts the water from in front (a palm's trunk) does not end the mirror image behind it.
            var above = row == 0 ? Surface.SkyDepth : surfaces[at - frame.Width].Depth;
            if (shore < 0 || (above >= surfaces[at].Depth * 0.98f && surfaces[at - frame.Width].Label != ClassIds.Water))
            {
                shore = row;
                shoreDepth = above;
            }

            frame.Colours[at] = Shade(frame, surfaces[at], column, row, shore, shoreDepth, shadows[at]);
        }
    }

    private static Vector3 Shade(Frame frame, in Surface surface, int column, int row, int shore, float shoreDepth, float shadow)
    {
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

        var colour = Vector3.Lerp(body, Mirror(frame, column, row, shore, shoreDepth, swell, tilt), fresnel);
        colour += Glitter(frame, surface, column, tilt, footprint);
        colour = Foam(frame, surface, colour, swell, footprint);
        return Lighting.ThroughAir(frame, colour, depth, 0f, (column + 0.5f) / frame.Height, (row + 0.5f) / frame.Height);
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

        // Where single ripples melt together a broken shimmer of bands is left.
        var far = Curves.Smooth(2f, 0.4f, octaves);
        tilt += far * 0.5f * Fractal.Sum(surface.U / (0.35f * surface.Depth), 26f * Curves.Log2(surface.Depth), 2f);
    }

    private static Vector3 Mirror(Frame frame, int column, int row, int shore, float shoreDepth, float swell, float tilt)
    {
        var ripples = frame.Style.Water.Ripples;
        var below = row - shore;
        var throwY = ((0.035f * tilt) + (0.012f * swell)) * ripples * frame.Height * Curves.Clamp01(0.25f + (below * 12f / frame.Height));
        var throwX = (0.008f * tilt) + (0.006f * swell);
        var sum = Vector3.Zero;
        for (var sample = -1; sample <= 1; sample++)
        {
            // Ripples draw the image out downwards: three looks, spread along the column.
            var up = shore - 1 - below + (int)(throwY + (sample * (0.6f + (0.006f * ripples * frame.Height))));
            var across = Math.Clamp(column + (int)(throwX * ripples * frame.Height), 0, frame.Width - 1);
            sum += Seen(frame, across, Math.Min(up, shore - 1), shoreDepth);
        }

        return sum / 3f;
    }

    private static Vector3 Seen(Frame frame, int column, int row, float shoreDepth)
    {
        if (row >= 0)
        {
            ref readonly var surface = ref frame.Layout.Surfaces[(row * frame.Width) + column];
            if (surface.Label != ClassIds.Water && surface.Depth > 0.8f * MathF.Min(shoreDepth, 1e4f))
            {
                return frame.Colours[(row * frame.Width) + column];
            }
        }

        return frame.SkyAt((column + 0.5f) / frame.Height, MathF.Min(row, frame.Layout.Camera.Horizon * frame.Height) / frame.Height);
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
        var spark = Curves.Smooth(0.1f, 0.55f, tilt + (0.25f * Lattice.Gradient(surface.U / (3f * footprint), surface.V * 2f)));
        return frame.Style.Sky.Glow * (water.Glitter * lane * spark * 1.6f);
    }

    private static Vector3 Foam(Frame frame, in Surface surface, Vector3 colour, float swell, float footprint)
    {
        var foam = frame.Style.Water.Foam;
        if (foam <= 0f || surface.Elevation < -0.45f)
        {
            return colour;
        }

        var lines = Curves.Wave((surface.Elevation * 5.5f) + (0.55f * swell) + 0.2f);
        var lace = Fractal.Rough((surface.U * 2.6f) + frame.Shift.Y, (surface.V * 2.6f) + frame.Shift.X, Fractal.VisibleOctaves(0.38f, footprint, 4f), 0.65f);
        var edge = Curves.Smooth(-0.45f, -0.02f, surface.Elevation);
        var white = foam * edge * Curves.Smooth(0.5f, 0.8f, lace + (0.3f * lines) + (0.25f * Curves.Smooth(-0.08f, 0f, surface.Elevation)));
        var light = frame.Style.Light;
        return Vector3.Lerp(colour, ((light.Sun * 0.5f) + light.Ambient) * 0.92f, Curves.Clamp01(white));
    }
}
