using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Edges;

/// <summary>Turns edges into a label map whose classes are bands around them: on the edge, beside it, and the open surface.</summary>
internal static class EdgeBands
{
    /// <summary>Number of bands, the classes of the label map; class 0 is the edge itself.</summary>
    public const int Count = 3;

    /// <summary>Outer distance of each band but the last from the nearest edge, as a share of the longer side.</summary>
    private static readonly double[] Limits = [1 / 96d, 1 / 24d];

    /// <param name="edges">Where the edges are.</param>
    /// <returns>A label map of the mask's size; all surface if there are no edges.</returns>
    public static LabelMap Of(PixelMask edges)
    {
        var bands = new byte[edges.Shown.Length];
        Array.Fill(bands, (byte)(Count - 1));
        if (!edges.IsEmpty)
        {
            var limits = Array.ConvertAll(Limits, limit => limit * edges.Size.LongerSide);
            var nearest = edges.NearestShown();
            for (var pixel = 0; pixel < bands.Length; pixel++)
            {
                var (y, x) = Math.DivRem(pixel, edges.Size.Width);
                var (row, column) = Math.DivRem(nearest[pixel], edges.Size.Width);
                var distance = Math.Sqrt(((row - y) * (row - y)) + ((column - x) * (column - x)));
                bands[pixel] = (byte)limits.Count(limit => distance > limit);
            }
        }

        return new LabelMap(edges.Size, Count, bands);
    }
}
