namespace CoCosNet.Inference.Synthesis;

/// <summary>The part of a picture that is painted: in each row one run of pixels, which may be empty.</summary>
internal sealed class SynthesisWindow
{
    private readonly int[] _lefts;
    private readonly int[] _ends;

    private SynthesisWindow(PaddedGrid grid, int[] lefts, int[] ends) => (Grid, _lefts, _ends) = (grid, lefts, ends);

    public PaddedGrid Grid { get; }

    /// <summary>Number of pixels.</summary>
    public long Pixels => _ends.Zip(_lefts, (end, left) => (long)end - left).Sum();

    public bool IsEmpty => Pixels == 0;

    /// <summary>Returns the window that contains every pixel of a picture.</summary>
    public static SynthesisWindow Whole(PaddedGrid grid)
    {
        var ends = new int[grid.Height];
        Array.Fill(ends, grid.Width);
        return new SynthesisWindow(grid, new int[grid.Height], ends);
    }

    /// <summary>Returns the smallest window that contains every pixel that has another value in one plane than in the other.</summary>
    /// <param name="grid">Size of both planes; it is not tiled.</param>
    /// <param name="before">A plane, height × width.</param>
    /// <param name="after">The other plane.</param>
    public static SynthesisWindow OfChanges(PaddedGrid grid, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var (lefts, ends) = (new int[grid.Height], new int[grid.Height]);
        for (var y = 0; y < grid.Height; y++)
        {
            var old = before.Slice(y * grid.Width, grid.Width);
            var changed = after.Slice(y * grid.Width, grid.Width);
            var left = old.CommonPrefixLength(changed);
            if (left == grid.Width)
            {
                continue;
            }

            var end = grid.Width;
            while (old[end - 1] == changed[end - 1])
            {
                end--;
            }

            (lefts[y], ends[y]) = (left, end);
        }

        return new SynthesisWindow(grid, lefts, ends);
    }

    /// <summary>Returns the first pixel of a row.</summary>
    public int Left(int y) => _lefts[y];

    /// <summary>Returns the pixel after the last one of a row; <see cref="Left"/> if the row has none.</summary>
    public int End(int y) => _ends[y];

    public bool Contains(int x, int y) => x >= _lefts[y] && x < _ends[y];

    /// <summary>Returns a window that also contains all pixels within a number of rows and columns of this one.</summary>
    public SynthesisWindow Grow(int reach)
    {
        var (lefts, ends) = (new int[Grid.Height], new int[Grid.Height]);
        for (var y = 0; y < Grid.Height; y++)
        {
            var (left, end) = (int.MaxValue, 0);
            for (var row = Math.Max(0, y - reach); row <= Math.Min(Grid.Height - 1, y + reach); row++)
            {
                if (_ends[row] > _lefts[row])
                {
                    (left, end) = (Math.Min(left, _lefts[row]), Math.Max(end, _ends[row]));
                }
            }

            if (end > 0)
            {
                (lefts[y], ends[y]) = (Math.Max(0, left - reach), Math.Min(Grid.Width, end + reach));
            }
        }

        return new SynthesisWindow(Grid, lefts, ends);
    }

    /// <summary>Returns this window on the smallest grid that contains it and one pixel around it, and the pixel of this grid at which that grid begins.</summary>
    public (SynthesisWindow Window, int Left, int Top) Crop()
    {
        var around = Grow(1);
        var (left, right, top, bottom) = (Grid.Width, 0, Grid.Height, 0);
        for (var y = 0; y < Grid.Height; y++)
        {
            if (around._ends[y] > around._lefts[y])
            {
                (left, right) = (Math.Min(left, around._lefts[y]), Math.Max(right, around._ends[y]));
                (top, bottom) = (Math.Min(top, y), y + 1);
            }
        }

        if (right == 0 || (right - left == Grid.Width && bottom - top == Grid.Height))
        {
            return (this, 0, 0);
        }

        int[] Shifted(int[] columns) => [.. columns[top..bottom].Select(column => Math.Max(0, column - left))];
        return (new SynthesisWindow(new PaddedGrid(right - left, bottom - top), Shifted(_lefts), Shifted(_ends)), left, top);
    }
}
