using System.Runtime.Intrinsics;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Removes steps between adjacent copied pieces, for example in a sky: computes a picture near the painted one whose neighbouring pixels
/// differ as in the exemplar (a screened Poisson equation; Pérez et al. 2003, Bhat et al. 2008). Pixels of different classes are not tied,
/// so borders of regions keep their place and sharpness.
/// </summary>
internal static class SeamBlend
{
    /// <summary>Attraction to the painted colours: a step spreads over about 1/√0.002 ≈ 22 pixels.</summary>
    private const float Pull = 0.002f;

    /// <summary>Gauss–Seidel iterations; enough for steps to spread that far.</summary>
    private const int Rounds = 30;

    private const float OverRelaxation = 1.85f;

    /// <summary>
    /// Grey levels by which a pixel may change. When a few pixels are copied over a whole region, the same difference repeats and would add
    /// up to a visible ramp.
    /// </summary>
    private const float Limit = 32f;

    /// <param name="target">The painted picture; modified in place.</param>
    /// <param name="source">The exemplar, which provides the differences between neighbours.</param>
    /// <param name="field">For every position of the target, a position of the same class in the source.</param>
    public static void Smooth(LabelledPicture target, LabelledPicture source, int[] field)
    {
        var grid = target.Grid;
        var painted = new Vector128<float>[grid.Length];
        var across = new Vector128<float>[grid.Length];
        var down = new Vector128<float>[grid.Length];
        RowBands.Run(grid.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var position = grid.At(0, y); position < grid.At(grid.Width, y); position++)
                {
                    painted[position] = target.Color(position);
                    across[position] = Difference(target, source, field, position, 1, 1);
                    down[position] = Difference(target, source, field, position, grid.Stride, source.Grid.Stride);
                }
            }
        });
        grid.Repeat(across);
        grid.Repeat(down);

        // Rows of one parity depend only on rows of the other, so each half of an iteration can run in any order. Where an odd number of rows
        // repeats, the last one touches the first, which has the same parity: it has a turn of its own.
        var blended = (Vector128<float>[])painted.Clone();
        var alone = grid.Tile.HasFlag(Tiling.Y) && grid.Height % 2 == 1 ? grid.Height - 1 : -1;
        for (var round = 0; round < Rounds; round++)
        {
            for (var parity = 0; parity <= 1; parity++)
            {
                var start = parity;
                RowBands.Run(grid.Height, (first, end) =>
                {
                    for (var y = first + ((first + start) & 1); y < end; y += 2)
                    {
                        if (y != alone)
                        {
                            Relax(blended, painted, across, down, grid, y);
                        }
                    }
                });
            }

            if (alone >= 0)
            {
                Relax(blended, painted, across, down, grid, alone);
            }
        }

        RowBands.Run(grid.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var x = 0; x < grid.Width; x++)
                {
                    target.Paint(grid.At(x, y), blended[grid.At(x, y)]);
                }
            }
        });
        target.ExtendBorder();
    }

    /// <summary>
    /// Returns the difference between a pixel and its neighbour, averaged over both matches; the last lane is 1, or 0 if the two pixels are
    /// not tied.
    /// </summary>
    private static Vector128<float> Difference(LabelledPicture target, LabelledPicture source, int[] field, int position, int step, int sourceStep)
    {
        var label = target.Class(position);
        if (target.Class(position + step) != label)
        {
            return default;
        }

        var (sum, opinions) = (Vector128<float>.Zero, 0f);
        int mine = field[position], theirs = field[position + step];
        if (source.Class(mine + sourceStep) == label)
        {
            sum += source.Color(mine + sourceStep) - source.Color(mine);
            opinions++;
        }

        if (source.Class(theirs - sourceStep) == label)
        {
            sum += source.Color(theirs) - source.Color(theirs - sourceStep);
            opinions++;
        }

        return opinions == 0f ? default : (sum / opinions).WithElement(3, 1f);
    }

    private static void Relax(
        Vector128<float>[] blended, Vector128<float>[] painted, Vector128<float>[] across, Vector128<float>[] down, PaddedGrid grid, int y)
    {
        var limit = Vector128.Create(Limit);
        int start = grid.At(0, y), above = grid.At(0, grid.Row(y - 1)) - start, below = grid.At(0, grid.Row(y + 1)) - start;
        for (var x = 0; x < grid.Width; x++)
        {
            int position = start + x, before = start + grid.Column(x - 1), after = start + grid.Column(x + 1);
            Vector128<float> left = across[position - 1], right = across[position], upper = down[position - grid.Stride], lower = down[position];
            var sum = painted[position] * Pull
                + (blended[before] + left) * left[3] + (blended[after] - right) * right[3]
                + (blended[position + above] + upper) * upper[3] + (blended[position + below] - lower) * lower[3];
            var solution = sum / (Pull + left[3] + right[3] + upper[3] + lower[3]);
            var moved = blended[position] + (solution - blended[position]) * OverRelaxation;
            blended[position] = Vector128.Clamp(moved, painted[position] - limit, painted[position] + limit);
        }
    }
}
