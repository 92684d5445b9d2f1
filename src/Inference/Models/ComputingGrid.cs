using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Models;

/// <summary>The sizes that models compute at.</summary>
internal static class ComputingGrid
{
    /// <summary>Sides divide by this: the pyramids halve them, and so do the levels of matching.</summary>
    public const int SideMultiple = 32;

    /// <summary>Shortest side.</summary>
    public const int MinimumSide = 128;

    /// <summary>Longest side of a map: at 1024² the coarsest level compares 128² places with 128², and time and memory of that grow with the
    /// square of the pixels.</summary>
    public const int MaximumSide = 1024;

    /// <summary>The smallest grid that a picture of a size fits into.</summary>
    public static PixelSize Over(PixelSize size) => new(Side(size.Width), Side(size.Height));

    private static int Side(int side) => Math.Max(MinimumSide, (side + SideMultiple - 1) / SideMultiple * SideMultiple);
}
