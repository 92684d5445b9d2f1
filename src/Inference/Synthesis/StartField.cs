namespace CoCosNet.Inference.Synthesis;

/// <summary>Where each pixel's texture may come from, before appearance is looked at: a model's own correspondence.</summary>
/// <param name="Width">Of the field.</param>
/// <param name="Height">Of the field.</param>
/// <param name="SourceWidth">Of the grid that the matches lie on.</param>
/// <param name="SourceHeight">Of the grid that the matches lie on.</param>
/// <param name="Matches">Height × width flat indices of the source's grid.</param>
internal sealed record StartField(int Width, int Height, int SourceWidth, int SourceHeight, long[] Matches)
{
    /// <summary>The match at a pixel of another grid of the same picture, on another grid of the exemplar.</summary>
    public int At(int x, int y, PaddedGrid target, PaddedGrid source)
    {
        var match = (int)Matches[(Scale(y, target.Height, Height) * Width) + Scale(x, target.Width, Width)];
        var (row, column) = Math.DivRem(match, SourceWidth);
        return source.At(Scale(column, SourceWidth, source.Width), Scale(row, SourceHeight, source.Height));
    }

    private static int Scale(int at, int from, int to) => (int)(((2L * at) + 1) * to / (2L * from));
}
