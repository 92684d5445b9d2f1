namespace CoCosNet.Inference.Imaging.Png;

/// <summary>A reduced picture that is stored as a run of rows: the whole picture, or one of the seven of an interlaced file.</summary>
internal readonly record struct PngPass(int Left, int Top, int StepX, int StepY, PixelSize Size)
{
    /// <summary>Adam7: left, top, horizontal and vertical step of each pass.</summary>
    private static readonly (int Left, int Top, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>The passes of a file in their order, without those that have no pixels.</summary>
    public static IEnumerable<PngPass> Of(PngHeader header)
    {
        var (width, height) = header.Size;
        return header.Interlaced
            ? Adam7
                .Select(pass => new PngPass(
                    pass.Left,
                    pass.Top,
                    pass.StepX,
                    pass.StepY,
                    new PixelSize((width - pass.Left + pass.StepX - 1) / pass.StepX, (height - pass.Top + pass.StepY - 1) / pass.StepY)))
                .Where(pass => pass.Size is { Width: > 0, Height: > 0 })
            : [new PngPass(0, 0, 1, 1, header.Size)];
    }
}
