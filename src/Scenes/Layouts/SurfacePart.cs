namespace CoCosNet.Scenes.Layouts;

/// <summary>The part of an object that a pixel shows, finer than its class.</summary>
internal enum SurfacePart : byte
{
    /// <summary>Terrain, water, sky, and forests that are part of the terrain.</summary>
    Plain,

    /// <summary>Leaves in clusters.</summary>
    Foliage,

    /// <summary>Needles in tiers.</summary>
    Needles,

    /// <summary>A palm's leaf.</summary>
    Frond,

    /// <summary>Trunk or branch.</summary>
    Bark,

    Wall,
    Window,
    Door,
    Roof,

    /// <summary>The body of a boulder.</summary>
    Stone,
}
