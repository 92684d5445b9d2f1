using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>A label map during correction: each pixel holds the index of its class or a <see cref="Mark"/>.</summary>
internal sealed class LabelGrid(PixelSize size, int[] classes)
{
    public PixelSize Size { get; } = size;

    /// <summary>Height × Width, row-major.</summary>
    public int[] Classes { get; } = classes;

    /// <summary>Marks the corrected pixels.</summary>
    public bool[] Mended { get; } = new bool[classes.Length];

    public void Mend(int pixel, int label)
    {
        Classes[pixel] = label;
        Mended[pixel] = true;
    }

    /// <summary>Counts the corrected pixels.</summary>
    public int CountMended() => Mended.AsSpan().Count(true);

    /// <summary>Whether a pixel and its eight neighbours have the same class.</summary>
    public bool IsWide(int pixel)
    {
        var (width, height) = Size;
        var (y, x) = Math.DivRem(pixel, width);
        if (x == 0 || y == 0 || x == width - 1 || y == height - 1)
        {
            return false;
        }

        var label = Classes[pixel];
        for (var row = pixel - width; row <= pixel + width; row += width)
        {
            if (Classes[row - 1] != label || Classes[row] != label || Classes[row + 1] != label)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns the indices of the pixels within a square radius of a pixel, including the pixel itself.</summary>
    public IEnumerable<int> Around(int pixel, int radius)
    {
        var (y, x) = Math.DivRem(pixel, Size.Width);
        for (var row = Math.Max(y - radius, 0); row <= Math.Min(y + radius, Size.Height - 1); row++)
        {
            for (var column = Math.Max(x - radius, 0); column <= Math.Min(x + radius, Size.Width - 1); column++)
            {
                yield return row * Size.Width + column;
            }
        }
    }
}

/// <summary>Values that a pixel of a label map can hold instead of a class index.</summary>
internal static class Mark
{
    /// <summary>The value matches no class.</summary>
    public const int Unknown = ClassTable.Unknown;

    /// <summary>The value is declared unlabelled.</summary>
    public const int Ignored = -2;

    /// <summary>The pixel is mostly transparent, which is not declared unlabelled.</summary>
    public const int Transparent = -3;

    /// <summary>The class results from interpolation.</summary>
    public const int Invented = -4;
}
