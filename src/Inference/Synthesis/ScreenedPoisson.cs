using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Synthesis;

/// <summary>Finds the picture near a painted one whose neighbouring pixels differ by given amounts: a screened Poisson equation (Bhat et al. 2008), solved by
/// successive over-relaxation.</summary>
internal static class ScreenedPoisson
{
    /// <summary>Attraction to the painted colours: a step spreads over about 1/√0.002 ≈ 22 pixels.</summary>
    private const float Pull = 0.002f;

    /// <summary>Iterations; more change colours by about one grey level.</summary>
    private const int Rounds = 20;

    /// <summary>Iterations that a band of rows makes before it takes the colours of its neighbours again; the result is the same, unless an
    /// odd number of rows repeats.</summary>
    private const int RoundsAtOnce = 5;

    private const int BandRows = 64;

    private const float OverRelaxation = 1.85f;

    /// <summary>
    /// Grey levels by which a pixel may change. When a few pixels are copied over a whole region, the same difference repeats and would add
    /// up to a visible ramp.
    /// </summary>
    private const float Limit = 32f;

    /// <param name="window">The pixels that may change, on the grid of the picture.</param>
    /// <param name="painted">The painted colours.</param>
    /// <param name="across">The wanted difference of each pixel's right neighbour from it; the last lane is 1, or 0 if the two are not tied. The
    /// positions left of the picture are read too.</param>
    /// <param name="down">The same for the lower neighbour.</param>
    /// <returns>The colours at every position of the picture.</returns>
    public static Vector128<float>[] Solve(SynthesisWindow window, Vector128<float>[] painted, Vector128<float>[] across, Vector128<float>[] down)
    {
        var grid = window.Grid;
        var equations = new Equation[grid.Length];
        RowBands.Run(grid.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var x = 0; x < grid.Width; x++)
                {
                    var position = grid.At(x, y);
                    equations[position] = window.Contains(x, y)
                        ? Equation.Of(painted[position], across[position - 1], across[position], down[position - grid.Stride], down[position])
                        : Equation.Fixed(painted[position]);
                }
            }
        });

        var (blended, next) = ((Vector128<float>[])painted.Clone(), new Vector128<float>[grid.Length]);
        for (var round = 0; round < Rounds; round += RoundsAtOnce)
        {
            var known = blended;
            RowBands.Run(grid.Height, (first, end) => Relax(known, next, painted, equations, grid, first, end), BandRows);
            (blended, next) = (next, blended);
        }

        return blended;
    }

    /// <summary>Runs <see cref="RoundsAtOnce"/> iterations for a band of rows, on a copy with as many rows around it as the iterations can reach, so that
    /// bands need not wait for each other between iterations.</summary>
    private static void Relax(
        Vector128<float>[] known, Vector128<float>[] next, Vector128<float>[] painted, Equation[] equations, PaddedGrid grid, int first, int end)
    {
        const int Reach = 2 * RoundsAtOnce;
        var (top, bottom) = grid.Tile.HasFlag(Tiling.Y) ? (first - Reach, end + Reach) : (Math.Max(0, first - Reach), Math.Min(grid.Height, end + Reach));
        var (width, rows) = (grid.Width, bottom - top);
        var copy = new Vector128<float>[width * rows];
        for (var row = 0; row < rows; row++)
        {
            known.AsSpan(grid.At(0, grid.Row(top + row)), width).CopyTo(copy.AsSpan(row * width));
        }

        // As on a chessboard, pixels of one colour depend only on pixels of the other.
        for (var turn = 0; turn < Reach; turn++)
        {
            for (var row = 0; row < rows; row++)
            {
                var start = row * width;
                Relax(
                    copy, start, Math.Max(0, row - 1) * width, Math.Min(rows - 1, row + 1) * width, (top + row + turn) & 1, painted, equations, grid,
                    grid.At(0, grid.Row(top + row)));
            }
        }

        for (var y = first; y < end; y++)
        {
            copy.AsSpan((y - top) * width, width).CopyTo(next.AsSpan(grid.At(0, y)));
        }
    }

    /// <param name="copy">Rows of colours without margin; modified in place.</param>
    /// <param name="start">Start of the row in the copy.</param>
    /// <param name="above">Start of the row above it.</param>
    /// <param name="below">Start of the row below it.</param>
    /// <param name="color">0 or 1: the first column of the chessboard's colour.</param>
    /// <param name="painted">The painted colours.</param>
    /// <param name="equations">The equations.</param>
    /// <param name="grid">Grid of the picture.</param>
    /// <param name="position">Position of the row in the grid.</param>
    private static void Relax(
        Vector128<float>[] copy, int start, int above, int below, int color, Vector128<float>[] painted, Equation[] equations, PaddedGrid grid, int position)
    {
        var limit = Vector128.Create(Limit);
        var row = copy.AsSpan(start, grid.Width);
        var upper = copy.AsSpan(above, grid.Width);
        var lower = copy.AsSpan(below, grid.Width);
        var (last, leftmost, rightmost) = (grid.Width - 1, grid.Column(-1), grid.Column(grid.Width));
        for (var x = color; x <= last; x += 2)
        {
            var own = row[x];
            var solution = equations[position + x].Solve(row[x > 0 ? x - 1 : leftmost], row[x < last ? x + 1 : rightmost], upper[x], lower[x]);
            var center = painted[position + x];
            row[x] = Vector128.ClampNative(own + ((solution - own) * OverRelaxation), center - limit, center + limit);
        }
    }

    /// <summary>The equation of one pixel: the weighted mean of its painted colour and of what its tied neighbours require.</summary>
    /// <param name="Known">What does not depend on other colours; the last lane is the reciprocal of the sum of all weights.</param>
    /// <param name="Ties">Weights of the left, right, upper and lower neighbour: 1 if tied, otherwise 0.</param>
    private readonly record struct Equation(Vector128<float> Known, Vector128<float> Ties)
    {
        /// <summary>Returns the equation of a pixel that keeps its colour.</summary>
        public static Equation Fixed(Vector128<float> painted) => new(painted.WithElement(3, 1f), default);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Equation Of(Vector128<float> painted, Vector128<float> left, Vector128<float> right, Vector128<float> upper, Vector128<float> lower)
        {
            var ties = Vector128.Create(left[3], right[3], upper[3], lower[3]);
            var known = (painted * Pull) + (left - right) + (upper - lower);
            return new Equation(known.WithElement(3, 1f / (Pull + Vector128.Sum(ties))), ties);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Solve(Vector128<float> left, Vector128<float> right, Vector128<float> upper, Vector128<float> lower) =>
            (Known + ((left * Ties[0]) + (right * Ties[1])) + ((upper * Ties[2]) + (lower * Ties[3]))) * Known[3];
    }
}
