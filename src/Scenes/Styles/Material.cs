using System.Numerics;

namespace CoCosNet.Scenes;

/// <summary>The look of one class in a style. The pattern (blades, strata, ripples, …) is determined by the class.</summary>
/// <param name="Shade">Linear colour of the pattern's dark parts.</param>
/// <param name="Body">Linear colour of the pattern's main part.</param>
/// <param name="Light">Linear colour of the pattern's bright parts.</param>
public sealed record Material(Vector3 Shade, Vector3 Body, Vector3 Light)
{
    /// <summary>A second body colour for patches, single trees, houses or flowers.</summary>
    public Vector3 Accent { get; init; } = Body;

    /// <summary>Share of the class in the accent colour, 0 … 1.</summary>
    public float AccentShare { get; init; }

    /// <summary>Contrast of the pattern, 0 (flat) … 2; 1 is natural.</summary>
    public float Contrast { get; init; } = 1f;

    /// <summary>Size of the pattern, 0.5 … 2; 1 is natural.</summary>
    public float Scale { get; init; } = 1f;

    /// <summary>Strength of the pattern's relief, 0 … 2; 1 is natural.</summary>
    public float Relief { get; init; } = 1f;

    /// <summary>Makes a material from sRGB colours, written as 0xRRGGBB.</summary>
    public static Material Of(int shade, int body, int light) => new(Color.Hex(shade), Color.Hex(body), Color.Hex(light));

    /// <summary>Adds an accent, in sRGB written as 0xRRGGBB.</summary>
    public Material With(int accent, float share) => this with { Accent = Color.Hex(accent), AccentShare = share };

    /// <summary>The pattern's colour: 0 is <see cref="Shade"/>, 0.5 <see cref="Body"/>, 1 <see cref="Light"/>.</summary>
    internal Vector3 Ramp(float t)
    {
        t = Noise.Curves.Clamp01(0.5f + ((t - 0.5f) * Contrast));
        return t < 0.5f ? Vector3.Lerp(Shade, Body, 2f * t) : Vector3.Lerp(Body, Light, (2f * t) - 1f);
    }

    /// <summary>Like <see cref="Ramp(float)"/>, with the body's hue moved towards the accent's.</summary>
    internal Vector3 Ramp(float t, float accent)
    {
        var color = Ramp(t);
        if (accent <= 0f)
        {
            return color;
        }

        var tone = Noise.Curves.Clamp01(0.5f + ((t - 0.5f) * Contrast));
        return Vector3.Lerp(color, Accent * (0.45f + (0.85f * tone)), accent);
    }
}
