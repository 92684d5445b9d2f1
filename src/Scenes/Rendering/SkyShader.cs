using System.Numerics;
using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering;

/// <summary>Paints sky and clouds.</summary>
internal static class SkyShader
{
    public static Vector3 Shade(Frame frame, in Surface surface)
    {
        var sky = frame.Style.Sky;
        var color = frame.SkyAt(surface.U, surface.V) + Stars(frame, surface);
        color = Disc(frame, color, surface);
        if (sky.Cirrus > 0f)
        {
            var streak = Fractal.Rough((surface.U * 2.1f) + frame.Shift.X, (surface.V * 9f) + (surface.U * 1.3f) + frame.Shift.Y, 4f, 0.6f);
            color = Vector3.Lerp(color, sky.CloudLight, sky.Cirrus * Curves.Smooth(0.45f, 0.85f, streak));
        }

        var feather = 0.04f + (0.9f * sky.CloudSoftness);
        var cover = Curves.Smooth(-0.6f * feather, feather, surface.Elevation);
        return cover <= 0f ? color : Vector3.Lerp(color, Cloud(frame, surface), cover * (surface.Label == ClassIds.Cloud ? 1f : 0.8f));
    }

    private static Vector3 Cloud(Frame frame, in Surface surface)
    {
        var sky = frame.Style.Sky;
        var billow = Fractal.Rough((surface.U * 14f) + frame.Shift.Y, (surface.V * 18f) + frame.Shift.X, 4f, 0.55f) - 0.5f;
        var light = frame.SunDirection;
        var lit = (surface.Normal.X * light.X * 0.7f) + (surface.Normal.Y * (0.35f + (0.5f * light.Y)));
        var thin = 1f - Curves.Smooth(0f, 0.6f, surface.Elevation);
        var tone = Curves.Clamp01(0.6f + (0.62f * lit) + (0.5f * billow) + (0.12f * thin));
        var color = Vector3.Lerp(sky.CloudShade, sky.CloudLight, tone);

        // Thin cloud borders in front of the sun are bright.
        var toSun = Vector2.Distance(new Vector2(surface.U, surface.V), frame.Sun);
        var rim = sky.GlowStrength * (0.25f + (0.75f * thin)) * Curves.Decay(4f * toSun);
        color = Vector3.Lerp(color, sky.Glow * 1.1f, Curves.Clamp01(rim));
        var low = Curves.Smooth(0.3f, 0f, frame.Layout.Camera.Horizon - surface.V);
        return Vector3.Lerp(color, frame.SkyAt(surface.U, surface.V), 0.45f * low);
    }

    private static Vector3 Disc(Frame frame, Vector3 color, in Surface surface)
    {
        var kind = frame.Style.Sky.Disc;
        if (kind == LightDisc.Hidden)
        {
            return color;
        }

        var radius = kind == LightDisc.Sun ? 0.034f : 0.04f;
        var offset = new Vector2(surface.U, surface.V) - frame.Sun;
        var edge = Curves.Smooth(radius * 1.08f, radius * 0.94f, offset.Length());
        if (edge <= 0f)
        {
            return color;
        }

        var face = kind == LightDisc.Sun
            ? Vector3.Lerp(frame.Style.Sky.Glow, Vector3.One, 0.75f) * 1.25f
            : new Vector3(0.95f, 0.94f, 0.86f) * (0.72f + (0.4f * Fractal.Rough((offset.X * 45f) + 7f, (offset.Y * 45f) + 3f, 3f)));
        return Vector3.Lerp(color, face, edge);
    }

    private static Vector3 Stars(Frame frame, in Surface surface)
    {
        var stars = frame.Style.Sky.Stars;
        if (stars <= 0f)
        {
            return Vector3.Zero;
        }

        var distance = Cells.Nearest((surface.U * 26f) + frame.Shift.X, (surface.V * 26f) + frame.Shift.Y, out var number);
        if (number > 0.55f * stars)
        {
            return Vector3.Zero;
        }

        var size = 0.004f + (0.03f * number * number);
        return new Vector3(0.9f, 0.95f, 1f) * (Curves.Smooth(size, 0f, distance) * (0.25f + (1.2f * number)));
    }
}
