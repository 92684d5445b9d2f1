using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Evaluation.Colors;

/// <summary>Baseline: paints every class in its mean colour in the exemplar.</summary>
internal static class RegionPaint
{
    /// <summary>A class that the exemplar lacks takes the exemplar's overall mean.</summary>
    public static Picture Paint(LabelMap map, Picture exemplar, LabelMap exemplarMap)
    {
        var colors = MeanColors(exemplar, exemplarMap);
        var pixels = new byte[map.Indices.Length * Picture.Channels];
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            colors.AsSpan(map.Indices[pixel] * Picture.Channels, Picture.Channels).CopyTo(pixels.AsSpan(pixel * Picture.Channels));
        }

        return new Picture(map.Size, pixels);
    }

    /// <summary>Three bytes per class: means of the sRGB values, which minimise the squared error.</summary>
    private static byte[] MeanColors(Picture exemplar, LabelMap map)
    {
        var overall = map.Channels;
        var sums = new long[(map.Channels + 1) * Picture.Channels];
        var counts = new int[map.Channels + 1];
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            foreach (var label in (ReadOnlySpan<int>)[map.Indices[pixel], overall])
            {
                counts[label]++;
                for (var channel = 0; channel < Picture.Channels; channel++)
                {
                    sums[(label * Picture.Channels) + channel] += exemplar.Pixels[(pixel * Picture.Channels) + channel];
                }
            }
        }

        var colors = new byte[map.Channels * Picture.Channels];
        for (var i = 0; i < colors.Length; i++)
        {
            var (label, channel) = (i / Picture.Channels, i % Picture.Channels);
            var source = counts[label] > 0 ? label : overall;
            colors[i] = (byte)Math.Round((double)sums[(source * Picture.Channels) + channel] / counts[source]);
        }

        return colors;
    }
}
