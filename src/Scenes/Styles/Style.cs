namespace CoCosNet.Scenes;

/// <summary>
/// The look of a picture, independent of its layout: colours, textures, light, haze, water, brush. A style applies to every
/// <see cref="Layout"/>, and a class looks the same in all of them.
/// </summary>
public sealed record Style
{
    /// <summary>Name of the style family.</summary>
    public required string Family { get; init; }

    public required Palette Palette { get; init; }

    public required SkyLook Sky { get; init; }

    public required LightLook Light { get; init; }

    public required WaterLook Water { get; init; }

    public FinishLook Finish { get; init; } = new();

    /// <summary>Snow on surfaces that face up, 0 … 1.</summary>
    public float SnowCover { get; init; }

    /// <summary>Share of the windows that are lit, 0 … 1.</summary>
    public float LitWindows { get; init; }
}
