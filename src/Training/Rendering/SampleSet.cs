using CoCosNet.Scenes;

namespace CoCosNet.Training.Rendering;

/// <summary>One folder of <c>samples/</c>: a map, and exemplars of another layout with similar content.</summary>
/// <param name="Name">Name of the folder.</param>
/// <param name="Map">Layout family of the map.</param>
/// <param name="MapSeed">Seed of the map.</param>
/// <param name="Exemplar">Layout family of the exemplars.</param>
/// <param name="ExemplarSeed">Seed of that layout.</param>
/// <param name="Width">Width of all pictures in the set.</param>
/// <param name="Height">Height of all pictures in the set.</param>
/// <param name="Style">Style of <c>exemplar.png</c>.</param>
/// <param name="OtherStyles">Styles of the further exemplars.</param>
internal sealed record SampleSet(
    string Name,
    LayoutFamily Map,
    int MapSeed,
    LayoutFamily Exemplar,
    int ExemplarSeed,
    int Width,
    int Height,
    StyleFamily Style,
    IReadOnlyList<StyleFamily> OtherStyles)
{
    /// <summary>The content of <c>map.png</c>.</summary>
    public LabelImage ComposeMap() => Map.Compose(MapSeed, Width, Height).Labels;

    /// <summary>The layout of <c>exemplar-map.png</c>, from which the exemplars are rendered.</summary>
    public Layout ComposeExemplar() => Exemplar.Compose(ExemplarSeed, Width, Height);
}
