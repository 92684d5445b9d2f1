using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>A label map while it is mended: for each pixel the position of its class, or a <see cref="Mark"/>.</summary>
internal sealed class LabelGrid(PixelSize size, int[] classes)
{
    public PixelSize Size { get; } = size;

    /// <summary>Height × Width, row-major.</summary>
    public int[] Classes { get; } = classes;

    /// <summary>Which pixels were mended.</summary>
    public bool[] Mended { get; } = new bool[classes.Length];

    public void Mend(int pixel, int label)
    {
        Classes[pixel] = label;
        Mended[pixel] = true;
    }

    /// <summary>How many pixels were mended.</summary>
    public int CountMended() => Mended.Count(isMended => isMended);

    /// <summary>Indices of the pixels at most so far from a pixel, itself included.</summary>
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

/// <summary>What a pixel of a label map may have in place of a class's position.</summary>
internal static class Mark
{
    /// <summary>A value that is no class's.</summary>
    public const int Unknown = ClassTable.Unknown;

    /// <summary>Declared unlabelled.</summary>
    public const int Ignored = -2;

    /// <summary>More transparent than not, and not declared unlabelled.</summary>
    public const int Transparent = -3;

    /// <summary>Has a class that only interpolation made.</summary>
    public const int Invented = -4;
}
