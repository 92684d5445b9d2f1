using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>
/// The affine motion, mirrored or not, that most matches of the coarsest level agree on, such as a moved camera or a slightly edited map.
/// For unrelated layouts it fits a part of them by chance. The recurrent refinement starts from it.
/// </summary>
/// <param name="Affine">B×2×3 float32, see <see cref="CarriedMotion.Affine"/>, in pixels of the coarsest level.</param>
/// <param name="Agreeing">Share of each picture's matches that agree on it, B×1×1×1 float32.</param>
internal sealed record Alignment(Tensor Affine, Tensor Agreeing)
{
    /// <summary>Approximate number of matches that are sampled.</summary>
    private const int Asked = 1024;

    /// <summary>
    /// Error at which a match counts a quarter, as a share of the width, for each round of the fit: wide at first, then narrow.
    /// </summary>
    private static readonly double[] Scales = [0.25, 0.16, 0.1, 0.07, 0.05, 0.035, 0.025, 0.02, 0.02];

    /// <param name="matches">The best match of each pixel, B×1×h×w flat indices.</param>
    /// <param name="grid">Grid of the level; null if map and exemplar have the same size.</param>
    public static Alignment Of(Tensor matches, PixelGrid? grid = null)
    {
        using var scope = NewDisposeScope();
        int batch = (int)matches.shape[0], height = (int)matches.shape[2], width = (int)matches.shape[3];
        var indices = MemoryMarshal.Cast<byte, long>(matches.cpu().contiguous().bytes);
        int sourceHeight = (int)(grid?.SourceHeight ?? height), sourceWidth = (int)(grid?.SourceWidth ?? width);

        // Pictures of different proportions are assumed to show the same scene from edge to edge.
        var stretch = (Down: (double)sourceHeight / height, Across: (double)sourceWidth / width);
        var terms = new List<float>();
        var agreeing = new float[batch];
        for (var picture = 0; picture < batch; picture++)
        {
            var asked = Ask(indices.Slice(picture * height * width, height * width), width, sourceWidth);
            var (motion, agree) = Fit(asked, width, stretch);
            agreeing[picture] = (float)(agree / asked.Count);
            foreach (var form in new[] { motion.Rows, motion.Columns })
            {
                terms.AddRange([(float)form.Constant, (float)form.Down, (float)form.Across]);
            }
        }

        return new Alignment(
            tensor([.. terms], device: matches.device).reshape(batch, 2, 3).MoveToOuterDisposeScope(),
            tensor(agreeing, device: matches.device).reshape(batch, 1, 1, 1).MoveToOuterDisposeScope());
    }

    private static List<MatchedPlace> Ask(ReadOnlySpan<long> matches, int width, int sourceWidth)
    {
        var height = matches.Length / width;
        var stride = Math.Max(1, (int)Math.Sqrt((double)matches.Length / Asked));
        List<MatchedPlace> places = [];
        for (var y = stride / 2; y < height; y += stride)
        {
            for (var x = stride / 2; x < width; x += stride)
            {
                var (row, column) = Math.DivRem((int)matches[(y * width) + x], sourceWidth);
                places.Add(new MatchedPlace(y, x, row, column));
            }
        }

        return places;
    }

    /// <summary>Iteratively reweighted least squares; each round gives less weight to distant matches.</summary>
    private static (AffineMotion Motion, double Agreeing) Fit(
        List<MatchedPlace> places, int width, (double Down, double Across) stretch)
    {
        var straight = Settle(places, 1, width, stretch);
        var mirrored = Settle(places, -1, width, stretch);
        return straight.Agreeing >= mirrored.Agreeing ? straight : mirrored;
    }

    private static (AffineMotion Motion, double Agreeing) Settle(
        List<MatchedPlace> places, int sign, int width, (double Down, double Across) stretch)
    {
        var (down, across) = (stretch.Down, sign * stretch.Across);
        var motion = AffineMotion.Shift(
            Median(places.Select(place => place.MatchRow - (down * place.Row))), down,
            Median(places.Select(place => place.MatchColumn - (across * place.Column))), across);
        var agreeing = 0.0;
        foreach (var scale in Scales)
        {
            (motion, agreeing) = motion.Refit(places, scale * width);
        }

        return (motion, agreeing);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
