namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Row-major pixels with a margin all around, so that a patch's pixels can be read without looking at the border. A position
/// is an index into the padded array; a step of one row is <see cref="Stride"/>.
/// </summary>
internal sealed class PaddedGrid(int width, int height)
{
    /// <summary>Pixels that a patch reaches from its centre.</summary>
    public const int Radius = 3;

    /// <summary>One more than <see cref="Radius"/>: rows of patches are read eight pixels at a time.</summary>
    public const int Margin = Radius + 1;

    public int Width => width;

    public int Height => height;

    public int LongerSide => Math.Max(width, height);

    public int Stride { get; } = width + (2 * Margin);

    /// <summary>Positions, the margin's included.</summary>
    public int Length { get; } = (width + (2 * Margin)) * (height + (2 * Margin));

    /// <summary>The position of a pixel.</summary>
    public int At(int x, int y) => ((y + Margin) * Stride) + x + Margin;

    /// <summary>The pixel at a position inside the margin.</summary>
    public (int X, int Y) Pixel(int position)
    {
        var (y, x) = Math.DivRem(position, Stride);
        return (x - Margin, y - Margin);
    }

    /// <summary>Whether the patch around a pixel reaches into the margin.</summary>
    public bool IsNearBorder(int x, int y) => x < Radius || y < Radius || x >= width - Radius || y >= height - Radius;
}
