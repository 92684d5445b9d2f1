using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Removes steps between adjacent copied pieces, for example in a sky: computes a picture near the painted one whose neighbouring pixels
/// differ as in the exemplar (a screened Poisson equation; Pérez et al. 2003, Bhat et al. 2008). Pixels of different classes are not tied,
/// so borders of regions keep their place and sharpness.
/// </summary>
internal static class SeamBlend
{
    /// <param name="target">The painted picture; modified in place.</param>
    /// <param name="source">The exemplar, which provides the differences between neighbours.</param>
    /// <param name="field">For every position of the target, a position of the same class in the source.</param>
    /// <param name="window">The pixels that may change; the colours around them are kept.</param>
    public static void Smooth(LabelledPicture target, LabelledPicture source, int[] field, SynthesisWindow window)
    {
        var (cropped, left, top) = window.Crop();
        var grid = cropped.Grid;
        var painted = new Vector128<float>[grid.Length];
        var across = new Vector128<float>[grid.Length];
        var down = new Vector128<float>[grid.Length];
        RowBands.Run(grid.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var x = 0; x < grid.Width; x++)
                {
                    var (at, position) = (grid.At(x, y), target.Grid.At(left + x, top + y));
                    painted[at] = target.Color(position);
                    across[at] = Difference(target, source, field, position, 1, 1);
                    down[at] = Difference(target, source, field, position, target.Grid.Stride, source.Grid.Stride);
                }
            }
        });
        grid.Repeat(across);
        grid.Repeat(down);
        var blended = ScreenedPoisson.Solve(cropped, painted, across, down);
        RowBands.Run(grid.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var x = cropped.Left(y); x < cropped.End(y); x++)
                {
                    target.Paint(target.Grid.At(left + x, top + y), blended[grid.At(x, y)]);
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
}
