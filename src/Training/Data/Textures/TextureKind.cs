namespace CoCosNet.Training.Data.Textures;

/// <summary>Structure of a random texture.</summary>
internal enum TextureKind
{
    /// <summary>Clouds of noise, coarse or fine.</summary>
    Fractal,

    /// <summary>Cells of different tones: pebbles, leaves, tiles.</summary>
    Cells,

    /// <summary>Uneven layers.</summary>
    Strata,

    /// <summary>Even stripes or rows.</summary>
    Stripes,

    /// <summary>Spots with soft borders on a ground.</summary>
    Blotches,

    /// <summary>Sharp crests.</summary>
    Ridges,

    /// <summary>A wash from the top of the picture to its bottom, hardly textured: skies, walls, still water.</summary>
    Wash,

    /// <summary>The rendered texture, recoloured.</summary>
    Recolored,
}
