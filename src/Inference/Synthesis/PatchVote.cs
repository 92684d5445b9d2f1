using System.Numerics;
using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Paints a picture from matched patches: each pixel is the weighted mean of the votes of the patches that cover it. A patch votes only
/// where the exemplar's pixel has the class of the painted pixel, so regions never bleed into each other; a pixel's own match always has
/// that class, so there are no holes. If all patches agree, as inside a copied piece, the pixel is copied.
/// </summary>
internal sealed class PatchVote
{
    /// <summary>Lanes of a row: pixels −3…3 and one that never counts.</summary>
    private static readonly Vector256<int> Lanes = Vector256.Create(-3, -2, -1, 0, 1, 2, 3, 4);

    private readonly int _radius;
    private readonly uint _lanes;
    private readonly Vector256<float>[] _window;

    /// <param name="radius">Radius of the window in pixels, at most <see cref="PaddedGrid.Radius"/>.</param>
    /// <param name="sigma">Standard deviation of the Gaussian window in pixels.</param>
    public PatchVote(int radius, float sigma)
    {
        _radius = radius;
        _window = new Vector256<float>[(2 * radius) + 1];
        for (var y = -radius; y <= radius; y++)
        {
            for (var x = -radius; x <= radius; x++)
            {
                _window[y + radius] = _window[y + radius].WithElement(
                    x + PaddedGrid.Radius, MathF.Exp(-((x * x) + (y * y)) / (2f * sigma * sigma)));
                _lanes |= 1u << (x + PaddedGrid.Radius);
            }
        }
    }

    /// <param name="target">The picture to paint; its margin is painted too.</param>
    /// <param name="source">The exemplar, from which the colours come.</param>
    /// <param name="field">For every position of the target, a position of the same class in the source; −1 in the margin that is not tiled.</param>
    /// <param name="window">The pixels to paint.</param>
    public void Paint(LabelledPicture target, LabelledPicture source, int[] field, SynthesisWindow window)
    {
        var grid = target.Grid;
        RowBands.Run(grid.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var x = window.Left(y); x < window.End(y); x++)
                {
                    Paint(target, source, field, grid.At(x, y));
                }
            }
        });
        target.ExtendBorder();
    }

    private void Paint(LabelledPicture target, LabelledPicture source, int[] field, int position)
    {
        int targetStride = target.Grid.Stride, sourceStride = source.Grid.Stride, own = field[position];
        var (sum, weights, label) = (Vector128<float>.Zero, 0f, target.Class(position));
        var (agreed, ownWeight) = (true, 0f);
        for (var down = -_radius; down <= _radius; down++)
        {
            var matches = Vector256.LoadUnsafe(ref field[position + (down * targetStride) - PaddedGrid.Radius]);
            var agreeing = Vector256.Equals(matches, Vector256.Create(own + (down * sourceStride)) + Lanes);
            var window = _window[down + _radius];
            ownWeight += Vector256.Sum(window & agreeing.AsSingle());
            var others = ~agreeing.ExtractMostSignificantBits() & _lanes;
            for (; others != 0; others &= others - 1)
            {
                agreed = false;
                var lane = BitOperations.TrailingZeroCount(others);
                var copied = matches[lane] - (down * sourceStride) - (lane - PaddedGrid.Radius);
                if (matches[lane] >= 0 && source.Class(copied) == label)
                {
                    sum += source.Color(copied) * window[lane];
                    weights += window[lane];
                }
            }
        }

        if (agreed)
        {
            target.Paint(position, source.Pixels[own]);
            return;
        }

        target.Paint(position, (sum + (source.Color(own) * ownWeight)) / (weights + ownWeight));
    }
}
