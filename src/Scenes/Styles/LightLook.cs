using System.Numerics;

namespace CoCosNet.Scenes;

/// <summary>The light of a style. Colours are linear.</summary>
public sealed record LightLook
{
    /// <summary>Colour and strength of the direct light.</summary>
    public required Vector3 Sun { get; init; }

    /// <summary>Light of the sky on surfaces that face up.</summary>
    public required Vector3 Ambient { get; init; }

    /// <summary>Light from the ground on surfaces that face down.</summary>
    public required Vector3 Bounce { get; init; }

    /// <summary>
    /// Horizontal position of the light source: −1 (left edge of the picture) … 1 (right edge); larger values are outside.
    /// </summary>
    public float Across { get; init; } = -0.7f;

    /// <summary>Vertical position of the light source: 0 (horizon) … 1 (top of the picture); larger values are outside.</summary>
    public float Up { get; init; } = 1.2f;

    /// <summary>Depth of the shadows, 0 … 1.</summary>
    public float Shadow { get; init; } = 0.8f;

    /// <summary>Colour of the air at great distance.</summary>
    public required Vector3 Haze { get; init; }

    /// <summary>Extinction of haze per 100 world units (about 300 m), as an exponent.</summary>
    public float HazeDensity { get; init; } = 0.5f;

    /// <summary>Fog on low ground, 0 … 1.</summary>
    public float Mist { get; init; }
}
