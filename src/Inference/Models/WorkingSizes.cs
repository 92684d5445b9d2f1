using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Models;

/// <summary>The sizes of one translation: the result's, the one that is computed, and the grid that it is computed on.</summary>
internal sealed record WorkingSizes
{
    /// <summary>Longest side of an exemplar as it is matched. Its area is that of the computed map, so only very oblong ones come near.</summary>
    private const int MaximumExemplarSide = 2 * ComputingGrid.MaximumSide;

    /// <param name="result">Of any size.</param>
    /// <param name="largestSide">Longest side that is computed; larger results are computed at a half of their size, a quarter, and so on.</param>
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

    /// <summary>Pixels of the result along each axis that a computed pixel stands for, a power of two.</summary>
    public int Scale { get; }

    /// <summary>The result's size by <see cref="Scale"/>, rounded up.</summary>
    public PixelSize Computed { get; }

    /// <summary><see cref="Computed"/> and what is added at the right and below.</summary>
    public PixelSize Grid { get; }

    /// <summary>The size at which an exemplar is matched: its proportions, and as many pixels as the computed map.</summary>
    /// <param name="natural">Its own size.</param>
    public PixelSize OfExemplar(PixelSize natural)
    {
        var scale = Math.Sqrt((double)Computed.Pixels / natural.Pixels);
        scale = Math.Min(scale, (double)MaximumExemplarSide / natural.LongerSide);
        return new PixelSize(Side(natural.Width), Side(natural.Height));

        int Side(int side) => Math.Max(1, (int)Math.Round(side * scale));
    }

    /// <summary>A model's picture as the result: what was added to the grid is cut off, what was computed smaller is enlarged.</summary>
    /// <param name="picture">Of the grid's size, or of the result's.</param>
    public Picture Finish(Picture picture)
    {
        if (picture.Size == Result)
        {
            return picture;
        }

        var enlarged = new PixelSize(Computed.Width * Scale, Computed.Height * Scale);
        return PictureResampler.Resize(picture.Crop(Computed), enlarged).Crop(Result);
    }

    /// <summary>A level's picture without what was added to the grid.</summary>
    /// <param name="picture">Of the grid's size or the result's, by a power of two.</param>
    public Picture Cut(Picture picture) => picture.Crop(At(FactorOf(picture.Size), picture.Size));

    /// <summary>How many of the result's pixels a level's pixel stands for along each axis.</summary>
    /// <param name="level">Of the grid's size or the result's, by a power of two.</param>
    public int FactorOf(PixelSize level)
    {
        var (longer, side) = Result.Width >= Result.Height ? (Result.Width, level.Width) : (Result.Height, level.Height);
        return 1 << Math.Max(0, (int)Math.Round(Math.Log2((double)longer / side)));
    }

    /// <summary>What a level shows of the result.</summary>
    private PixelSize At(int factor, PixelSize level)
    {
        var (width, height) = Divide(Result, factor);
        return new PixelSize(Math.Min(width, level.Width), Math.Min(height, level.Height));
    }

    /// <summary>A size by a factor, rounded up.</summary>
    public static PixelSize Divide(PixelSize size, int factor) => new((size.Width + factor - 1) / factor, (size.Height + factor - 1) / factor);
}
