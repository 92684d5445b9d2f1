using CoCosNet.Scenes;

namespace CoCosNet.Training.Rendering;

/// <summary>One folder of <c>samples/</c>: a map, and exemplars that share another layout of similar content.</summary>
/// <param name="Name">Of the folder.</param>
/// <param name="Map">Family of the map.</param>
/// <param name="MapSeed">Seed of the map.</param>
/// <param name="Exemplar">Family of the exemplars' layout.</param>
/// <param name="ExemplarSeed">Seed of that layout.</param>
/// <param name="Width">Of all pictures of the set.</param>
/// <param name="Height">Of all pictures of the set.</param>
/// <param name="Style">Of <c>exemplar.png</c>.</param>
/// <param name="OtherStyles">Of the further exemplars.</param>
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
    /// <summary>What <c>map.png</c> holds.</summary>
    public LabelImage ComposeMap() => Map.Compose(MapSeed, Width, Height).Labels;

    /// <summary>What <c>exemplar-map.png</c> holds, and the exemplars are rendered from.</summary>
    public Layout ComposeExemplar() => Exemplar.Compose(ExemplarSeed, Width, Height);
}
