using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>The plan of an item: what it shows, before rendering.</summary>
/// <param name="Map">Layout family of the map.</param>
/// <param name="MapSeed">Seed of the map's layout.</param>
/// <param name="Exemplar">Layout family of the exemplar.</param>
/// <param name="ExemplarSeed">Seed of the exemplar's layout.</param>
/// <param name="Style">Style family that truth and exemplar share.</param>
/// <param name="StyleSeed">Seed of the style.</param>
internal sealed record ScenePlan(
    LayoutFamily Map, int MapSeed, LayoutFamily Exemplar, int ExemplarSeed, StyleFamily Style, int StyleSeed)
{
    /// <summary>Whether the exemplar is the warped truth: both have the same layout.</summary>
    public bool Warped => (Map, MapSeed) == (Exemplar, ExemplarSeed);

    /// <summary>The shared style.</summary>
    public Style Look => Style.Vary(StyleSeed);

    public Layout ComposeMap(PixelSize size) => Map.Compose(MapSeed, size.Width, size.Height);

    public Layout ComposeExemplar(PixelSize size) => Exemplar.Compose(ExemplarSeed, size.Width, size.Height);
}
