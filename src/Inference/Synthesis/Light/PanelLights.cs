using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Synthesis.Light;

/// <summary>Measures how the light of several exemplars differs.</summary>
internal static class PanelLights
{
    /// <summary>Smallest share of an exemplar at which one of its classes is compared.</summary>
    private const double SmallestShare = 0.01;

    /// <param name="source">The colours of the exemplars side by side.</param>
    /// <param name="layout">The classes of all their pixels.</param>
    /// <param name="panels">Where each of them lies.</param>
    /// <returns>The mean difference of each exemplar's colours from the first one's in CIELAB, over the classes that both show, by their common shares;
    /// over the whole pictures if they have no class in common.</returns>
    public static LabColor[] Measure(LabelledPicture source, LabelledPicture layout, IReadOnlyList<SourcePanel> panels)
    {
        var means = panels.Select(panel => Means(source, layout, panel)).ToList();
        return [.. means.Select(other => Difference(other, means[0]))];
    }

    private static LabColor Difference((LabColor Mean, double Share)[] one, (LabColor Mean, double Share)[] first)
    {
        var (sum, weights) = (default(LabColor), 0.0);
        for (var label = 0; label < one.Length; label++)
        {
            var weight = Math.Min(one[label].Share, first[label].Share);
            if (weight >= SmallestShare)
            {
                sum += (one[label].Mean - first[label].Mean) * weight;
                weights += weight;
            }
        }

        return weights > 0 ? sum * (1 / weights) : Mean(one) - Mean(first);
    }

    private static LabColor Mean((LabColor Mean, double Share)[] classes) =>
        classes.Aggregate(default(LabColor), (sum, one) => sum + (one.Mean * one.Share));

    private static (LabColor Mean, double Share)[] Means(LabelledPicture source, LabelledPicture layout, SourcePanel panel)
    {
        var means = new ClassMeans();
        for (var y = 0; y < panel.Size.Height; y++)
        {
            for (var x = panel.Left; x < panel.Left + panel.Size.Width; x++)
            {
                var position = source.Grid.At(x, y);
                means.Add(layout.Class(position), LabColor.FromSrgb(source.Pixels[position]));
            }
        }

        return [.. Enumerable.Range(0, 256).Select(label => (means.Of(label) ?? default, (double)means.Count(label) / panel.Size.Pixels))];
    }
}
