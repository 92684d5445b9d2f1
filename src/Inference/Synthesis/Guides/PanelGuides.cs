using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>Describes exemplars that lie side by side, each by its own map as if it were alone.</summary>
internal static class PanelGuides
{
    /// <param name="map">The classes of all of them.</param>
    /// <param name="panels">Where each of them lies at this level.</param>
    /// <param name="codes">Codes of the classes.</param>
    /// <param name="grid">The grid of <paramref name="map"/>.</param>
    /// <param name="tile">As for <see cref="GuideFeatures.Describe"/>.</param>
    /// <returns>As <see cref="GuideFeatures.Describe"/>; 0 outside the panels.</returns>
    public static byte[] Describe(LabelMap map, IEnumerable<SourcePanel> panels, ClassCodes codes, PaddedGrid grid, Tiling tile)
    {
        var features = new byte[GuideFeatures.Channels * grid.Length];
        foreach (var panel in panels)
        {
            var (width, height) = panel.Size;
            var classes = new byte[panel.Size.Pixels];
            for (var y = 0; y < height; y++)
            {
                map.Indices.AsSpan((y * map.Width) + panel.Left, width).CopyTo(classes.AsSpan(y * width));
            }

            var own = new PaddedGrid(width, height);
            var described = GuideFeatures.Describe(new LabelMap(panel.Size, map.Channels, classes), codes, own, tile);
            for (var y = 0; y < height; y++)
            {
                described.AsSpan(GuideFeatures.Channels * own.At(0, y), GuideFeatures.Channels * width)
                    .CopyTo(features.AsSpan(GuideFeatures.Channels * grid.At(panel.Left, y)));
            }
        }

        return features;
    }
}
