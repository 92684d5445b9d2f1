namespace CoCosNet.Training.Data.Augmentation;

/// <summary>
/// Ranges of the colour shift that both pictures of a pair get. Ranges are symmetric on their scale: for a factor, 0.3 means 1/1.3 … 1.3.
/// </summary>
internal sealed record ColorShiftSettings
{
    public static ColorShiftSettings None { get; } = new() { Share = 0f };

    /// <summary>Share of pairs that are shifted at all. Default: 0.65.</summary>
    public float Share { get; init; } = 0.65f;

    /// <summary>Largest hue rotation to either side in degrees. Default: 18.</summary>
    public float Hue { get; init; } = 18f;

    /// <summary>Share of the shifts with an arbitrary hue, so that skies may be green. Default: 0.12.</summary>
    public float AnyHueShare { get; init; } = 0.12f;

    /// <summary>Share of the shifts that remove most colour. Default: 0.06.</summary>
    public float GreyShare { get; init; } = 0.06f;

    /// <summary>Range of the saturation. Default: 0.5.</summary>
    public float Saturation { get; init; } = 0.5f;

    /// <summary>Range of the white balance per channel. Default: 0.15.</summary>
    public float WhiteBalance { get; init; } = 0.15f;

    /// <summary>Range of the exposure. Default: 0.25.</summary>
    public float Exposure { get; init; } = 0.25f;

    /// <summary>Range of the gamma. Default: 0.4.</summary>
    public float Gamma { get; init; } = 0.4f;

    /// <summary>Range of the contrast, biased upwards. Default: 0.4.</summary>
    public float Contrast { get; init; } = 0.4f;

    /// <summary>Tint of the shadows, 0 … 1 of the range of values. Default: 0.08.</summary>
    public float ShadowTint { get; init; } = 0.08f;
}
