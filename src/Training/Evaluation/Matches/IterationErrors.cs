using System.Runtime.InteropServices;
using CoCosNet.Model.Matching.Refined;
using CoCosNet.Training.Data;
using CoCosNet.Training.Evaluation.Items;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation.Matches;

/// <summary>
/// Errors of each level and iteration of mode <c>refined</c> against the true flow, for matches and estimated motion, in pixels of the full
/// size. A pixel of a level is compared with the mean flow of the full-size pixels that it covers, if the exemplar shows all of them.
/// </summary>
internal sealed class IterationErrors
{
    /// <summary>Fine bins, because iterations differ by hundredths of a pixel.</summary>
    private const int BinsPerPixel = 100;

    private readonly SortedDictionary<(int Level, int Iteration), (ErrorHistogram Matches, ErrorHistogram Estimates)> _errors = [];
    private WarpedPair? _pair;

    /// <summary>Records the iterations while <paramref name="match"/> runs.</summary>
    /// <param name="pair">Pair with the true flow.</param>
    /// <param name="match">Matches the pair once.</param>
    public T Watch<T>(WarpedPair pair, Func<WarpedPair, T> match)
    {
        _pair = pair;
        try
        {
            return match(pair);
        }
        finally
        {
            _pair = null;
        }
    }

    /// <summary>Receives every iteration; records it while a pair is observed.</summary>
    public void Add(RefinementStep step)
    {
        if (_pair is not { } pair)
        {
            return;
        }

        var key = (step.Level, step.Iteration);
        if (!_errors.TryGetValue(key, out var errors))
        {
            _errors.Add(key, errors = (new ErrorHistogram(BinsPerPixel), new ErrorHistogram(BinsPerPixel)));
        }

        using var scope = NewDisposeScope();
        int height = (int)step.Best.shape[2], width = (int)step.Best.shape[3], factor = pair.Map.Height / height;
        var best = MemoryMarshal.Cast<byte, long>(step.Best.cpu().contiguous().bytes);
        var positions = MemoryMarshal.Cast<byte, float>(step.Positions.cpu().contiguous().bytes);
        for (var pixel = 0; pixel < best.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, width);
            if (Truth(pair.Flow, pair.Map.Width, y * factor, x * factor, factor) is { } truth)
            {
                var (row, column) = Math.DivRem(best[pixel], width);
                errors.Matches.Add(Distance(row, column, truth, factor));
                errors.Estimates.Add(Distance(positions[pixel], positions[best.Length + pixel], truth, factor));
            }
        }
    }

    /// <param name="longerSide">Longer side of the pictures, in pixels.</param>
    public IReadOnlyList<IterationSummary> Summarise(int longerSide)
    {
        var limit = MatchingErrors.NearShare * longerSide;
        return [.. _errors.Select(entry => new IterationSummary(
            entry.Key.Level, entry.Key.Iteration + 1,
            entry.Value.Matches.Median(), entry.Value.Matches.ShareWithin(limit), entry.Value.Estimates.Median(), entry.Value.Estimates.ShareWithin(limit)))];
    }

    /// <summary>Mean flow of a square; null if the exemplar does not show all of it.</summary>
    private static (double Row, double Column)? Truth(FlowField flow, int width, int top, int left, int side)
    {
        double row = 0, column = 0;
        for (var y = top; y < top + side; y++)
        {
            for (var x = left; x < left + side; x++)
            {
                row += flow.Rows[(y * width) + x];
                column += flow.Columns[(y * width) + x];
            }
        }

        return double.IsNaN(row) ? null : (row / (side * side), column / (side * side));
    }

    private static double Distance(double row, double column, (double Row, double Column) truth, int factor)
    {
        var (down, across) = (((row + 0.5) * factor) - 0.5 - truth.Row, ((column + 0.5) * factor) - 0.5 - truth.Column);
        return Math.Sqrt((down * down) + (across * across));
    }
}
