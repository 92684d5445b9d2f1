using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Models;

/// <summary>The sizes of one translation: of the result, of the computed picture, and of the grid that it is computed on.</summary>
internal sealed record WorkingSizes
{
    /// <summary>Longest side of a matched exemplar in pixels. Its area is about that of the computed map, so only very elongated exemplars
    /// reach this.</summary>
    private const int MaximumExemplarSide = 2 * ComputingGrid.MaximumSide;

    /// <param name="result">Size of the result; any size.</param>
    /// <param name="largestSide">Longest side that is computed, in pixels; a larger result is computed at half its size, a quarter, and so
    /// on.</param>
    public WorkingSizes(PixelSize result, int largestSide = ComputingGrid.MaximumSide)
    {
        Result = result;
        Scale = 1;
        while (Divide(result, Scale).LongerSide > largestSide)
        {
            Scale *= 2;
        }

        Computed = Divide(result, Scale);
        Grid = ComputingGrid.Over(Computed);
    }

    public PixelSize Result { get; }

    /// <summary>Pixels of the result per computed pixel along each axis, a power of two.</summary>
    public int Scale { get; }

    /// <summary>Size of the result divided by <see cref="Scale"/>, rounded up.</summary>
    public PixelSize Computed { get; }

    /// <summary><see cref="Computed"/> with the padding at the right and bottom.</summary>
    public PixelSize Grid { get; }

    /// <summary>Returns the size at which an exemplar is copied: its own proportions and about as many pixels as the result. It is matched at this
    /// size divided by <see cref="Scale"/>.</summary>
    /// <param name="natural">The exemplar's own size.</param>
    public PixelSize OfExemplar(PixelSize natural)
    {
        var scale = Math.Sqrt((double)Result.Pixels / natural.Pixels);
        scale = Math.Min(scale, (double)MaximumExemplarSide * Scale / natural.LongerSide);
        return new PixelSize(Side(natural.Width), Side(natural.Height));

        int Side(int side) => Math.Max(1, (int)Math.Round(side * scale));
    }

    /// <summary>Converts a model's picture to the result: removes the padding and enlarges what was computed at a smaller size.</summary>
    /// <param name="picture">A picture of the grid's or the result's size.</param>
    public Picture Finish(Picture picture)
    {
        if (picture.Size == Result)
        {
            return picture;
        }

        var enlarged = new PixelSize(Computed.Width * Scale, Computed.Height * Scale);
        return PictureResampler.Resize(picture.Crop(Computed), enlarged).Crop(Result);
    }

    /// <summary>Removes the padding from a level's picture.</summary>
    /// <param name="picture">A picture of the grid's or the result's size, divided by a power of two.</param>
    public Picture Cut(Picture picture) => picture.Crop(At(FactorOf(picture.Size), picture.Size));

    /// <summary>Returns how many pixels of the result a pixel of a level stands for along each axis.</summary>
    /// <param name="level">Size of the grid or the result, divided by a power of two.</param>
    public int FactorOf(PixelSize level)
    {
        var (longer, side) = Result.Width >= Result.Height ? (Result.Width, level.Width) : (Result.Height, level.Height);
        return 1 << Math.Max(0, (int)Math.Round(Math.Log2((double)longer / side)));
    }

    /// <summary>Returns the part of a level's size that shows the result.</summary>
    private PixelSize At(int factor, PixelSize level)
    {
        var (width, height) = Divide(Result, factor);
        return new PixelSize(Math.Min(width, level.Width), Math.Min(height, level.Height));
    }

    /// <summary>Divides a size by a factor, rounding up.</summary>
    public static PixelSize Divide(PixelSize size, int factor) => new((size.Width + factor - 1) / factor, (size.Height + factor - 1) / factor);
}
