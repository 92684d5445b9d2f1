namespace CoCosNet.Scenes;

/// <summary>
/// How things look, wherever they are: colours, textures, light, air, water, brush. Applies to every <see cref="Layout"/>; a
/// class looks alike in all of them.
/// </summary>
public sealed record Style
{
    /// <summary>Name of the family that it belongs to.</summary>
    public required string Family { get; init; }

    public required Palette Palette { get; init; }

    public required SkyLook Sky { get; init; }

    public required LightLook Light { get; init; }

    public required WaterLook Water { get; init; }

    public FinishLook Finish { get; init; } = new();

    /// <summary>Snow that lies on what faces up, 0 … 1.</summary>
    public float SnowCover { get; init; }

    /// <summary>Share of the windows that are lit, 0 … 1.</summary>
    public float LitWindows { get; init; }
}
