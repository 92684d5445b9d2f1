using System.Numerics;

namespace CoCosNet.Scenes;

/// <summary>The water of a style. Colours are linear.</summary>
public sealed record WaterLook
{
    /// <summary>Colour over deep ground.</summary>
    public required Vector3 Deep { get; init; }

    /// <summary>Colour over shallow ground.</summary>
    public required Vector3 Shallow { get; init; }

    /// <summary>Strength of reflections, 0 … 1.</summary>
    public float Mirror { get; init; } = 0.75f;

    /// <summary>Height of the ripples, 0 (glass) … 2 (choppy).</summary>
    public float Ripples { get; init; } = 0.8f;

    /// <summary>Size of the ripples, 0.5 … 2.</summary>
    public float Scale { get; init; } = 1f;

    /// <summary>Foam along shallow shores, 0 … 1.</summary>
    public float Foam { get; init; } = 0.5f;

    /// <summary>Sparkle under the sun or moon, 0 … 1.</summary>
    public float Glitter { get; init; } = 0.4f;
}
