using System.Numerics;
using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering;

/// <summary>Computes direct light, shadows, ambient light and haze.</summary>
internal static class Lighting
{
    /// <summary>Light from a surface to the eye.</summary>
    /// <param name="frame">The rendering.</param>
    /// <param name="surface">Lit surface.</param>
    /// <param name="normal">Normal of the surface with the texture's relief.</param>
    /// <param name="albedo">Colour of the surface.</param>
    /// <param name="shadow">Shadow of objects on it, 0 … 1.</param>
    /// <param name="wrap">0 for solid matter … 1 for translucent leaves.</param>
    public static Vector3 Lit(Frame frame, in Surface surface, Vector3 normal, Vector3 albedo, float shadow, float wrap)
    {
        var light = frame.Style.Light;
        var direct = Vector3.Dot(normal, frame.SunDirection);
        direct = Curves.Clamp01((direct + (0.45f * wrap)) / (1f + (0.45f * wrap)));
        var skyline = frame.SunDirection.X < 0f ? surface.SkylineLeft : surface.SkylineRight;
        var hidden = MathF.Max(shadow, 0.85f * Curves.Smooth(0.75f, 1.5f, skyline / frame.SunSlope));
        direct *= 1f - (light.Shadow * hidden);
        var open = surface.Openness * (1f - (0.25f * shadow));
        var ambient = Vector3.Lerp(light.Bounce, light.Ambient, 0.5f + (0.5f * normal.Y)) * open;
        return albedo * ((light.Sun * (direct * (0.55f + (0.45f * surface.Openness)))) + ambient);
    }

    /// <summary>The light after passing through haze.</summary>
    public static Vector3 ThroughAir(Frame frame, Vector3 color, float depth, float elevation, float x, float y)
    {
        var light = frame.Style.Light;
        var veil = 1f - Curves.Decay(depth * light.HazeDensity * 0.01f);
        if (light.Mist > 0f)
        {
            var low = Curves.Decay(0.35f * MathF.Max(0f, elevation + 0.5f));
            veil = 1f - ((1f - veil) * (1f - (light.Mist * low * (1f - Curves.Decay(0.045f * depth)))));
        }

        if (veil < 0.004f)
        {
            return color;
        }

        var air = Vector3.Lerp(light.Haze, frame.SkyAt(x, MathF.Min(y, frame.Layout.Camera.Horizon)), 0.45f);
        return Vector3.Lerp(color, air, veil);
    }
}
