using System.Numerics;

namespace CoCosNet.Scenes;

/// <summary>The steps after lighting: brush, lens, sensor, development.</summary>
public sealed record FinishLook
{
    public Brush Brush { get; init; }

    /// <summary>Length of the strokes, or the coarseness of the paper, 0.5 … 2.</summary>
    public float BrushSize { get; init; } = 1f;

    /// <summary>Factor of the light.</summary>
    public float Exposure { get; init; } = 1f;

    /// <summary>Contrast; 1 is unchanged, larger values spread the tones.</summary>
    public float Contrast { get; init; } = 1f;

    /// <summary>Saturation; 1 is unchanged, 0 is grey.</summary>
    public float Saturation { get; init; } = 1f;

    /// <summary>Factors of red, green and blue.</summary>
    public Vector3 Cast { get; init; } = Vector3.One;

    /// <summary>Darkening of the corners, 0 … 1.</summary>
    public float Vignette { get; init; } = 0.08f;

    /// <summary>Standard deviation of the sensor's noise in 8-bit steps at middle grey.</summary>
    public float Grain { get; init; } = 1.5f;

    /// <summary>Softness of the lens: share of each pixel that comes from its neighbours, 0 … 1.</summary>
    public float Softness { get; init; } = 0.15f;
}
