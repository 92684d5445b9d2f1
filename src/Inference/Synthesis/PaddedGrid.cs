using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Row-major pixels with a margin on all sides, so that patches can be read without checks at the border. A position is an index into the
/// padded array; one row is <see cref="Stride"/> positions. Along a tiled axis the margin stands for the pixels of the opposite side.
/// </summary>
internal sealed class PaddedGrid(int width, int height, Tiling tile = Tiling.None)
{
    /// <summary>Radius of a patch in pixels.</summary>
    public const int Radius = 3;

    /// <summary>One more than <see cref="Radius"/>, because rows of patches are read eight pixels at a time.</summary>
    public const int Margin = Radius + 1;

    public int Width => width;

    public int Height => height;

    public int LongerSide => Math.Max(width, height);

    /// <summary>The axes along which the picture repeats.</summary>
    public Tiling Tile => tile;

    public int Stride { get; } = width + (2 * Margin);

    /// <summary>Number of positions, including the margin.</summary>
    public int Length { get; } = (width + (2 * Margin)) * (height + (2 * Margin));

    private bool RepeatsAcross { get; } = tile.HasFlag(Tiling.X);

    private bool RepeatsDown { get; } = tile.HasFlag(Tiling.Y);

    /// <summary>Returns the position of a pixel.</summary>
    public int At(int x, int y) => ((y + Margin) * Stride) + x + Margin;

    /// <summary>Returns the pixel at a position inside the margin.</summary>
    public (int X, int Y) Pixel(int position)
    {
        var (y, x) = Math.DivRem(position, Stride);
        return (x - Margin, y - Margin);
    }

    /// <summary>Returns the column of any column number: of the opposite side if the axis is tiled, otherwise the nearest.</summary>
    public int Column(int x) => RepeatsAcross ? Modulo(x, width) : Math.Clamp(x, 0, width - 1);

    /// <summary>Returns the row of any row number, as <see cref="Column"/>.</summary>
    public int Row(int y) => RepeatsDown ? Modulo(y, height) : Math.Clamp(y, 0, height - 1);

    /// <summary>Whether a pixel, which may lie in the margin, stands for one of the picture.</summary>
    public bool Shows(int x, int y) => (RepeatsAcross || (uint)x < (uint)width) && (RepeatsDown || (uint)y < (uint)height);

    /// <summary>Whether the patch around a pixel reaches pixels that are not of the picture.</summary>
    public bool IsNearBorder(int x, int y) =>
        (!RepeatsAcross && (x < Radius || x >= width - Radius)) || (!RepeatsDown && (y < Radius || y >= height - Radius));

    /// <summary>Returns the pixels of the margin.</summary>
    public IEnumerable<(int X, int Y)> MarginPixels()
    {
        for (var y = -Margin; y < height + Margin; y++)
        {
            var inside = (uint)y < (uint)height;
            for (var x = -Margin; x < width + Margin; x++)
            {
                if (inside && x == 0)
                {
                    x = width;
                }

                yield return (x, y);
            }
        }
    }

    /// <summary>Copies the values of the opposite side into the margin along tiled axes, and leaves the rest of the margin.</summary>
    /// <param name="values">A value for every position.</param>
    public void Repeat<T>(T[] values)
    {
        if (tile == Tiling.None)
        {
            return;
        }

        foreach (var (x, y) in MarginPixels())
        {
            if (Shows(x, y))
            {
                values[At(x, y)] = values[At(Column(x), Row(y))];
            }
        }
    }

    private static int Modulo(int value, int count) => ((value % count) + count) % count;
}
