namespace CoCosNet.Inference.Analogy.Textures;

/// <summary>
/// Row-major pixels with a margin all around, so that a patch's pixels can be read without looking at the border. A position
/// is an index into the padded array; a step of one row is <see cref="Stride"/>. A pixel is row·width + column, without margin.
/// </summary>
internal sealed class PaddedGrid
{
    /// <summary>Pixels a patch reaches from its centre.</summary>
    public const int Radius = 3;

    /// <summary>One more than <see cref="Radius"/>: rows of patches are read eight pixels at a time.</summary>
    public const int Margin = Radius + 1;

    private readonly int[] _pixels;

    public PaddedGrid(int width, int height)
    {
        Width = width;
        Height = height;
        Stride = width + (2 * Margin);
        _pixels = new int[Stride * (height + (2 * Margin))];
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            _pixels[Position(pixel)] = pixel;
        }
    }

    public int Width { get; }

    public int Height { get; }

    public int Stride { get; }

    /// <summary>Positions, the margin's included.</summary>
    public int Length => _pixels.Length;

    public int At(int x, int y) => (y + Margin) * Stride + x + Margin;

    public int Position(int pixel) => At(pixel % Width, pixel / Width);

    /// <summary>The pixel at each position; 0 in the margin.</summary>
    public ReadOnlySpan<int> Pixels => _pixels;
}
