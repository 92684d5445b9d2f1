namespace CoCosNet.Training.Data.Augmentation;

/// <summary>How far the colours of a pair move together. Ranges are symmetric on their own scale: 0.3 is 1/1.3 … 1.3 of a factor.</summary>
internal sealed record ColorShiftSettings
{
    public static ColorShiftSettings None { get; } = new() { Share = 0f };

    /// <summary>Share of pairs that are shifted at all; 0.65 unless set.</summary>
    public float Share { get; init; } = 0.65f;

    /// <summary>Most turn of the hue to either side in degrees; 18 unless set.</summary>
    public float Hue { get; init; } = 18f;

    /// <summary>Share of the shifts that turn the hue anywhere, so that skies may be green; 0.12 unless set.</summary>
    public float AnyHueShare { get; init; } = 0.12f;

    /// <summary>Share of the shifts that take most colour away; 0.06 unless set.</summary>
    public float GreyShare { get; init; } = 0.06f;

    /// <summary>Saturation; 0.5 unless set.</summary>
    public float Saturation { get; init; } = 0.5f;

    /// <summary>White balance, each channel; 0.15 unless set.</summary>
    public float WhiteBalance { get; init; } = 0.15f;

    /// <summary>Exposure; 0.25 unless set.</summary>
    public float Exposure { get; init; } = 0.25f;

    /// <summary>Gamma; 0.4 unless set.</summary>
    public float Gamma { get; init; } = 0.4f;

    /// <summary>Contrast, rather more than less; 0.4 unless set.</summary>
    public float Contrast { get; init; } = 0.4f;

    /// <summary>Tint of the shadows, 0 … 1 of the range of values; 0.08 unless set.</summary>
    public float ShadowTint { get; init; } = 0.08f;
}
