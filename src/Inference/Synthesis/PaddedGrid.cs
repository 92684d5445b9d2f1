namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Row-major pixels with a margin on all sides, so that patches can be read without checks at the border. A position is an index into the
/// padded array; one row is <see cref="Stride"/> positions.
/// </summary>
internal sealed class PaddedGrid(int width, int height)
{
    /// <summary>Radius of a patch in pixels.</summary>
    public const int Radius = 3;

    /// <summary>One more than <see cref="Radius"/>, because rows of patches are read eight pixels at a time.</summary>
    public const int Margin = Radius + 1;

    public int Width => width;

    public int Height => height;

    public int LongerSide => Math.Max(width, height);

    public int Stride { get; } = width + (2 * Margin);

    /// <summary>Number of positions, including the margin.</summary>
    public int Length { get; } = (width + (2 * Margin)) * (height + (2 * Margin));

    /// <summary>Returns the position of a pixel.</summary>
    public int At(int x, int y) => ((y + Margin) * Stride) + x + Margin;

    /// <summary>Returns the pixel at a position inside the margin.</summary>
    public (int X, int Y) Pixel(int position)
    {
        var (y, x) = Math.DivRem(position, Stride);
        return (x - Margin, y - Margin);
    }

    /// <summary>Whether the patch around a pixel reaches into the margin.</summary>
    public bool IsNearBorder(int x, int y) => x < Radius || y < Radius || x >= width - Radius || y >= height - Radius;
}
