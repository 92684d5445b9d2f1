using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>What an item shows, before anything is rendered.</summary>
/// <param name="Map">Family of the map's layout.</param>
/// <param name="MapSeed">Of that layout.</param>
/// <param name="Exemplar">Family of the exemplar's layout.</param>
/// <param name="ExemplarSeed">Of that layout.</param>
/// <param name="Style">Family of the look that truth and exemplar share.</param>
/// <param name="StyleSeed">Of that look.</param>
internal sealed record ScenePlan(
    LayoutFamily Map, int MapSeed, LayoutFamily Exemplar, int ExemplarSeed, StyleFamily Style, int StyleSeed)
{
    /// <summary>Whether the exemplar is the truth warped: both have one layout.</summary>
    public bool Warped => (Map, MapSeed) == (Exemplar, ExemplarSeed);

    /// <summary>The look itself.</summary>
    public Style Look => Style.Vary(StyleSeed);

    public Layout ComposeMap(PixelSize size) => Map.Compose(MapSeed, size.Width, size.Height);

    public Layout ComposeExemplar(PixelSize size) => Exemplar.Compose(ExemplarSeed, size.Width, size.Height);
}
