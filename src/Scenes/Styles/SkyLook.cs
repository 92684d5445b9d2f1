using System.Numerics;

namespace CoCosNet.Scenes;

/// <summary>The sky of a style. Colours are linear.</summary>
public sealed record SkyLook
{
    public required Vector3 Zenith { get; init; }

    public required Vector3 Horizon { get; init; }

    /// <summary>Colour of the air around the sun or moon.</summary>
    public required Vector3 Glow { get; init; }

    /// <summary>Strength of that glow, 0 … 1.</summary>
    public float GlowStrength { get; init; } = 0.3f;

    public required Vector3 CloudLight { get; init; }

    public required Vector3 CloudShade { get; init; }

    /// <summary>Width of the clouds' feathered border, 0 (cut out) … 1 (mist).</summary>
    public float CloudSoftness { get; init; } = 0.35f;

    /// <summary>Strength of high streaks in the open sky, 0 … 1.</summary>
    public float Cirrus { get; init; } = 0.15f;

    /// <summary>Density of stars, 0 … 1.</summary>
    public float Stars { get; init; }

    /// <summary>The visible light source.</summary>
    public LightDisc Disc { get; init; }
}
