using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Models;

/// <summary>The grid sizes that models compute at.</summary>
internal static class ComputingGrid
{
    /// <summary>Sides are multiples of this, because the pyramids and the matching levels halve them.</summary>
    public const int SideMultiple = 32;

    /// <summary>Shortest side in pixels.</summary>
    public const int MinimumSide = 128;

    /// <summary>Longest side of a map in pixels. At 1024² the coarsest level compares 128² positions with 128², and its time and memory
    /// grow with the square of the number of pixels.</summary>
    public const int MaximumSide = 1024;

    /// <summary>Returns the smallest grid that a picture of a size fits into.</summary>
    public static PixelSize Over(PixelSize size) => new(Side(size.Width), Side(size.Height));

    private static int Side(int side) => Math.Max(MinimumSide, (side + SideMultiple - 1) / SideMultiple * SideMultiple);
}
