using CoCosNet.Scenes.Layouts;

namespace CoCosNet.Scenes;

/// <summary>
/// What is where, whatever the style: the label map, and the geometry that the renderer lights and paints. Made by a
/// <see cref="LayoutFamily"/>; immutable, so that many renderings may share it.
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

    /// <summary>Name of the family that composed it.</summary>
    public string Family { get; }

    /// <summary>The seed that it was composed with.</summary>
    public int Seed { get; }

    /// <summary>The semantic map.</summary>
    public LabelImage Labels { get; }

    /// <summary>Pixels a row.</summary>
    public int Width => Labels.Width;

    /// <summary>Rows.</summary>
    public int Height => Labels.Height;

    internal Camera Camera { get; }

    /// <summary>0 (still water) … 1 (breakers).</summary>
    internal float Surf { get; }

    /// <summary>Height × width.</summary>
    internal Surface[] Surfaces { get; }

    /// <summary>What casts a shadow on the ground.</summary>
    internal IReadOnlyList<Occluder> Occluders { get; }
}
