using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Analogy.Textures;

/// <summary>
/// Paints a picture from matched patches: every pixel is the weighted mean of what the patches over it say. A patch has a say
/// only where the exemplar's pixel is of the painted pixel's class, so regions never bleed into each other; a pixel's own match
/// always is, so there are no holes.
/// </summary>
internal sealed class PatchVote
{
    private readonly int _radius;
    private readonly float[] _window;

    /// <param name="radius">Pixels from the patch's centre, at most <see cref="PaddedGrid.Radius"/>.</param>
    /// <param name="sigma">Width of the Gaussian window in pixels.</param>
    public PatchVote(int radius, float sigma)
    {
        _radius = radius;
        var side = 2 * radius + 1;
        _window = new float[side * side];
        for (var i = 0; i < _window.Length; i++)
        {
            int y = i / side - radius, x = i % side - radius;
            _window[i] = MathF.Exp(-((x * x) + (y * y)) / (2f * sigma * sigma));
        }
    }

    /// <param name="target">Painted, margin included.</param>
    /// <param name="exemplar">Where the colours come from.</param>
    /// <param name="matches">For every pixel's position a position of the same class in the exemplar.</param>
    public void Paint(LabelledPicture target, LabelledPicture exemplar, int[] matches)
    {
        var grid = target.Grid;
        for (var y = 0; y < grid.Height; y++)
        {
            for (var x = 0; x < grid.Width; x++)
            {
                target.Paint(grid.At(x, y), Color(target, exemplar, matches, x, y));
            }
        }

        target.ExtendBorder();
    }

    private Vector128<float> Color(LabelledPicture target, LabelledPicture exemplar, int[] matches, int x, int y)
    {
        var grid = target.Grid;
        ReadOnlySpan<short> classes = exemplar.Classes;
        var position = grid.At(x, y);
        var label = target.Classes[position];
        int left = Math.Max(-_radius, -x), right = Math.Min(_radius, grid.Width - 1 - x);
        int top = Math.Max(-_radius, -y), bottom = Math.Min(_radius, grid.Height - 1 - y);

        var sum = Vector128<float>.Zero;
        var weights = 0f;
        for (var down = top; down <= bottom; down++)
        {
            var window = (down + _radius) * (2 * _radius + 1) + _radius;
            for (var across = left; across <= right; across++)
            {
                var step = down * grid.Stride + across;
                var source = matches[position + step] - step;
                if (classes[source] == label)
                {
                    sum += exemplar.Color(source) * _window[window + across];
                    weights += _window[window + across];
                }
            }
        }

        return sum / weights;
    }
}
