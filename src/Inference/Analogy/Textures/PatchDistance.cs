using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Analogy.Textures;

/// <summary>Compares patches of 7×7 pixels, colour by colour and class by class.</summary>
internal static class PatchDistance
{
    /// <summary>What a pixel of another class costs: as much as this difference of grey levels in one colour.</summary>
    private const uint ClassDifference = 160;

    /// <summary>Turns a sum of squares into a mean over the patch's colour values.</summary>
    private const float Scale = 1f / ((2 * PaddedGrid.Radius + 1) * (2 * PaddedGrid.Radius + 1) * 3);

    // Eight pixels are read, seven count.
    private static readonly Vector256<byte> Colors = Seven(0x00FFFFFFu);
    private static readonly Vector256<byte> Classes = Seven(ClassDifference << 24);

    /// <summary>Mean squared difference of two patches; stops early, with anything above <paramref name="limit"/>, once it is passed.</summary>
    /// <param name="a">Pixels on a padded grid.</param>
    /// <param name="atA">Position of the first patch's centre.</param>
    /// <param name="b">Pixels on a grid of the same size.</param>
    /// <param name="atB">Position of the second patch's centre.</param>
    /// <param name="stride">The grids' stride.</param>
    /// <param name="limit">Nobody asks how much larger than this a distance is.</param>
    public static float Measure(ReadOnlySpan<uint> a, int atA, ReadOnlySpan<uint> b, int atB, int stride, float limit)
    {
        var total = 0f;
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        for (var row = -PaddedGrid.Radius; row <= PaddedGrid.Radius; row++)
        {
            var step = row * stride - PaddedGrid.Radius;
            total += Scale * Row(
                Vector256.LoadUnsafe(ref first, (nuint)(atA + step)).AsByte(),
                Vector256.LoadUnsafe(ref second, (nuint)(atB + step)).AsByte());
            if (total > limit)
            {
                break;
            }
        }

        return total;
    }

    private static uint Row(Vector256<byte> a, Vector256<byte> b)
    {
        var colors = (Vector256.Max(a, b) - Vector256.Min(a, b)) & Colors;
        var difference = colors | Vector256.AndNot(Classes, Vector256.Equals(a, b));
        var (low, high) = Vector256.Widen(difference);
        var (sum1, sum2) = Vector256.Widen(low * low);
        var (sum3, sum4) = Vector256.Widen(high * high);
        return Vector256.Sum(sum1 + sum2 + (sum3 + sum4));
    }

    private static Vector256<byte> Seven(uint mask) => Vector256.Create(mask, mask, mask, mask, mask, mask, mask, 0u).AsByte();
}
