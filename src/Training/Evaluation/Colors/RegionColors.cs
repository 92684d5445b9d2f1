using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Evaluation.Colors;

/// <summary>The mean colours of a picture's regions. A region is all pixels of one class in a map.</summary>
internal static class RegionColors
{
    /// <summary>Smallest share of the pixels for a region to count; the mean colour of a few pixels means nothing to a viewer.</summary>
    public const double SmallestShare = 0.005;

    /// <summary>Mean colour in CIELAB for each class; null for classes that are absent or too small.</summary>
    public static LabColor?[] Means(Picture picture, LabelMap map)
    {
        var sums = new (double L, double A, double B, int Count)[map.Channels];
        for (int pixel = 0, at = 0; pixel < map.Indices.Length; pixel++, at += Picture.Channels)
        {
            var color = LabColor.FromSrgb(picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]);
            ref var sum = ref sums[map.Indices[pixel]];
            sum = (sum.L + color.L, sum.A + color.A, sum.B + color.B, sum.Count + 1);
        }

        var least = Math.Max(1, SmallestShare * map.Indices.Length);
        return Array.ConvertAll(
            sums, sum => sum.Count < least ? (LabColor?)null : new LabColor(sum.L / sum.Count, sum.A / sum.Count, sum.B / sum.Count));
    }

    /// <summary>ΔE2000 between the mean colours of each counted region.</summary>
    /// <param name="result">A picture in the map's layout.</param>
    /// <param name="truth">The <see cref="Means"/> of the truth.</param>
    /// <param name="map">The common layout.</param>
    public static IEnumerable<double> Differences(Picture result, LabColor?[] truth, LabelMap map)
    {
        var means = Means(result, map);
        for (var label = 0; label < means.Length; label++)
        {
            if (means[label] is { } painted && truth[label] is { } wanted)
            {
                yield return ColorDifference.Ciede2000(painted, wanted);
            }
        }
    }
}
