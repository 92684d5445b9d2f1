using System.Runtime.InteropServices;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>
/// The motion of the plane that most of a level's matches agree on: the camera that moved, the map that was edited a little. First the one
/// affine motion, mirrored or not, that fits the whole picture best, then how it bends (<see cref="MotionField"/>). Deep inside a region nothing
/// tells a place from its neighbours but what the picture around it did. Where two layouts have nothing to do with each other the motion fits
/// a part of them by chance: it is offered none the less, but counts for little. Each pixel takes it or leaves it.
/// </summary>
internal static class Alignment
{
    /// <summary>Matches that are looked at, at most about.</summary>
    private const int Asked = 1024;

    /// <summary>How far a match may be off and still count for half of itself, as a share of the width: from all of the picture's to few.</summary>
    private static readonly double[] Scales = [0.25, 0.16, 0.1, 0.07, 0.05, 0.035, 0.025, 0.02, 0.02];

    /// <summary>Where the motion takes the pixels of the next level.</summary>
    /// <param name="below">The best match of each of a level's pixels, B×1×h×w flat indices.</param>
    /// <param name="level">The next level's number, 1 to 3.</param>
    /// <returns>A place a pixel, B×1×2h×2w, clamped into the picture.</returns>
    public static FavouredPlaces Of(Tensor below, int level)
    {
        using var scope = NewDisposeScope();
        int batch = (int)below.shape[0], height = (int)below.shape[2], width = (int)below.shape[3];
        var matches = MemoryMarshal.Cast<byte, long>(below.cpu().contiguous().bytes);
        var places = new long[4 * matches.Length];
        var tolerances = new float[batch];
        for (var picture = 0; picture < batch; picture++)
        {
            var pixels = height * width;
            var asked = Ask(matches.Slice(picture * pixels, pixels), width);
            var (whole, agreeing) = Fit(asked, width);
            Fill(MotionField.Around(whole, asked, height, width), places.AsMemory(4 * picture * pixels, 4 * pixels), 2 * height, 2 * width);
            var common = agreeing >= SearchSettings.CommonShares[level - 1] * asked.Count;
            tolerances[picture] = common ? SearchSettings.CommonTolerance : SearchSettings.Tolerance;
        }

        var aligned = tensor(places, device: below.device).reshape(batch, 1, 2 * height, 2 * width);
        return new FavouredPlaces(aligned.MoveToOuterDisposeScope(), tolerances);
    }

    private static List<MatchedPlace> Ask(ReadOnlySpan<long> matches, int width)
    {
        var height = matches.Length / width;
        var stride = Math.Max(1, (int)Math.Sqrt((double)matches.Length / Asked));
        List<MatchedPlace> places = [];
        for (var y = stride / 2; y < height; y += stride)
        {
            for (var x = stride / 2; x < width; x += stride)
            {
                var (row, column) = Math.DivRem((int)matches[(y * width) + x], width);
                places.Add(new MatchedPlace(y, x, row, column));
            }
        }

        return places;
    }

    /// <summary>Least squares again and again, each time with less say for what was far off.</summary>
    /// <returns>The motion, and how many of the places agree on it.</returns>
    private static (AffineMotion Whole, double Agreeing) Fit(List<MatchedPlace> places, int width)
    {
        var straight = Settle(places, 1, width);
        var mirrored = Settle(places, -1, width);
        return straight.Agreeing >= mirrored.Agreeing ? straight : mirrored;
    }

    private static (AffineMotion Motion, double Agreeing) Settle(List<MatchedPlace> places, int across, int width)
    {
        var motion = AffineMotion.Shift(
            Median(places.Select(place => place.MatchRow - place.Row)), Median(places.Select(place => place.MatchColumn - (across * place.Column))), across);
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

    /// <param name="field">In pixels of the level below, whose pixel covers 2×2 here.</param>
    /// <param name="places">Filled with flat indices.</param>
    /// <param name="height">Of this level.</param>
    /// <param name="width">Likewise.</param>
    private static void Fill(MotionField field, Memory<long> places, int height, int width) => RowBands.Run(height, (first, end) =>
    {
        for (var y = first; y < end; y++)
        {
            var line = places.Span.Slice(y * width, width);
            for (var x = 0; x < width; x++)
            {
                var (row, column) = field.Apply((y - 0.5) / 2, (x - 0.5) / 2);
                var nearestRow = Math.Clamp((int)Math.Round((2 * row) + 0.5), 0, height - 1);
                var nearestColumn = Math.Clamp((int)Math.Round((2 * column) + 0.5), 0, width - 1);
                line[x] = ((long)nearestRow * width) + nearestColumn;
            }
        }
    });
}
