using CoCosNet.Scenes.Layouts;

namespace CoCosNet.Scenes;

/// <summary>
/// The content of a picture, independent of style: the label map, and the geometry that the renderer lights and paints. Made by a
/// <see cref="LayoutFamily"/>; immutable, so many renderings can share it.
/// </summary>
public sealed class Layout
{
    internal Layout(string family, int seed, Camera camera, float surf, LabelImage labels, Surface[] surfaces, IReadOnlyList<Occluder> occluders)
    {
        Family = family;
        Seed = seed;
        Camera = camera;
        Surf = surf;
        Labels = labels;
        Surfaces = surfaces;
        Occluders = occluders;
    }

    /// <summary>Name of the layout family.</summary>
    public string Family { get; }

    /// <summary>Seed of the layout.</summary>
    public int Seed { get; }

    /// <summary>The semantic map.</summary>
    public LabelImage Labels { get; }

    /// <summary>Pixels per row.</summary>
    public int Width => Labels.Width;

    /// <summary>Rows.</summary>
    public int Height => Labels.Height;

    internal Camera Camera { get; }

    /// <summary>Waves along the shore: 0 (still water) … 1 (breakers).</summary>
    internal float Surf { get; }

    /// <summary>Visible surface of each pixel, height × width.</summary>
    internal Surface[] Surfaces { get; }

    /// <summary>Objects that cast shadows on the ground.</summary>
    internal IReadOnlyList<Occluder> Occluders { get; }
}
