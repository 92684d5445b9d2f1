using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Layouts.Casting;

namespace CoCosNet.Scenes;

/// <summary>A kind of landscape; every seed gives another instance.</summary>
public sealed class LayoutFamily
{
    /// <summary>Smallest width and height that can be composed.</summary>
    public const int SmallestSide = 32;

    private readonly Func<int, Landscape> _create;

    internal LayoutFamily(string name, Func<int, Landscape> create)
    {
        Name = name;
        _create = create;
    }

    /// <summary>Lower-case English noun.</summary>
    public string Name { get; }

    /// <summary>Composes one landscape. The same arguments give the same layout; another size gives the same view at that size.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="width">Pixels per row, ≥ <see cref="SmallestSide"/>.</param>
    /// <param name="height">Rows, ≥ <see cref="SmallestSide"/>.</param>
    public Layout Compose(int seed, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, SmallestSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, SmallestSide);
        var landscape = _create(seed);
        var stage = new Stage(landscape, width, height);
        TerrainCaster.Cast(stage);
        CloudCaster.Cast(stage, seed);
        landscape.Populate(stage);
        RegionCleaner.Clean(stage);
        var ids = Array.ConvertAll(stage.Surfaces, surface => surface.Label);
        return new Layout(Name, seed, landscape.Camera, landscape.Surf, new LabelImage(width, height, ids), stage.Surfaces, stage.Occluders);
    }

    public override string ToString() => Name;
}
