namespace CoCosNet.Inference.Synthesis;

/// <summary>An initial correspondence from a model: where each pixel's texture may come from, before appearance is compared.</summary>
/// <param name="Width">Width of the field.</param>
/// <param name="Height">Height of the field.</param>
/// <param name="SourceWidth">Width of the grid that the matches index.</param>
/// <param name="SourceHeight">Height of the grid that the matches index.</param>
/// <param name="Matches">Flat indices into the source's grid, height × width.</param>
internal sealed record StartField(int Width, int Height, int SourceWidth, int SourceHeight, long[] Matches)
{
    /// <summary>Returns the match at a pixel of another grid of the same picture, on another grid of the exemplar.</summary>
    public int At(int x, int y, PaddedGrid target, PaddedGrid source)
    {
        var match = (int)Matches[(Scale(y, target.Height, Height) * Width) + Scale(x, target.Width, Width)];
        var (row, column) = Math.DivRem(match, SourceWidth);
        return source.At(Scale(column, SourceWidth, source.Width), Scale(row, SourceHeight, source.Height));
    }

    private static int Scale(int at, int from, int to) => (int)(((2L * at) + 1) * to / (2L * from));
}
