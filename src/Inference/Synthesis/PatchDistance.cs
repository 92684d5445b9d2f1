using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoCosNet.Inference.Synthesis;

/// <summary>Compares patches of 7×7 pixels, colour by colour and class by class.</summary>
internal static class PatchDistance
{
    /// <summary>Colour values of a patch: a distance divided by it is a mean square of grey levels.</summary>
    public const int Values = 3 * (2 * PaddedGrid.Radius + 1) * (2 * PaddedGrid.Radius + 1);

    /// <summary>What a pixel of another class costs: as much as this difference of grey levels in one colour.</summary>
    private const uint ClassDifference = 160;

    // Eight pixels are read, seven count.
    private static readonly Vector256<byte> Colors = Seven(0x00FFFFFFu);
    private static readonly Vector256<byte> Classes = Seven(ClassDifference << 24);

    /// <summary>Sum of squared differences of two patches; stops early, with anything of at least <paramref name="limit"/>, once it is reached.</summary>
    /// <param name="a">The centre of a patch of the painted picture, on a padded grid.</param>
    /// <param name="strideA">That grid's stride.</param>
    /// <param name="nearBorder">Whether that patch reaches into the margin; pixels there do not count.</param>
    /// <param name="b">The centre of a patch of the exemplar, on a padded grid.</param>
    /// <param name="strideB">That grid's stride.</param>
    /// <param name="limit">Nobody asks how much larger than this a distance is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Measure(ref uint a, int strideA, bool nearBorder, ref uint b, int strideB, int limit)
    {
        a = ref Unsafe.Add(ref a, -(PaddedGrid.Radius * strideA) - PaddedGrid.Radius);
        b = ref Unsafe.Add(ref b, -(PaddedGrid.Radius * strideB) - PaddedGrid.Radius);
        if (nearBorder)
        {
            return Inside(ref a, strideA, ref b, strideB);
        }

        var sums = Row(ref a, ref b) + Row(ref Unsafe.Add(ref a, 3 * strideA), ref Unsafe.Add(ref b, 3 * strideB))
            + Row(ref Unsafe.Add(ref a, 6 * strideA), ref Unsafe.Add(ref b, 6 * strideB));
        var total = Vector256.Sum(sums);
        if (total >= limit)
        {
            return total;
        }

        sums = Row(ref Unsafe.Add(ref a, strideA), ref Unsafe.Add(ref b, strideB))
            + Row(ref Unsafe.Add(ref a, 2 * strideA), ref Unsafe.Add(ref b, 2 * strideB))
            + Row(ref Unsafe.Add(ref a, 4 * strideA), ref Unsafe.Add(ref b, 4 * strideB))
            + Row(ref Unsafe.Add(ref a, 5 * strideA), ref Unsafe.Add(ref b, 5 * strideB));
        return total + Vector256.Sum(sums);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Inside(ref uint a, int strideA, ref uint b, int strideB)
    {
        var sums = Vector256<int>.Zero;
        for (var row = 0; row < (2 * PaddedGrid.Radius) + 1; row++)
        {
            var pixels = Vector256.LoadUnsafe(ref Unsafe.Add(ref a, row * strideA));
            var outside = Vector256.Equals(pixels >>> 24, Vector256.Create((uint)LabelledPicture.Outside));
            var difference = Difference(pixels.AsByte(), Vector256.LoadUnsafe(ref Unsafe.Add(ref b, row * strideB)).AsByte());
            sums += Squares(Vector256.AndNot(difference, outside.AsByte()));
        }

        return Vector256.Sum(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Row(ref uint a, ref uint b) =>
        Squares(Difference(Vector256.LoadUnsafe(ref a).AsByte(), Vector256.LoadUnsafe(ref b).AsByte()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Difference(Vector256<byte> a, Vector256<byte> b)
    {
        var colors = (Vector256.Max(a, b) - Vector256.Min(a, b)) & Colors;
        return colors | Vector256.AndNot(Classes, Vector256.Equals(a, b));
    }

    /// <summary>The squares of all bytes, added up in eight sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> Squares(Vector256<byte> values)
    {
        if (Avx2.IsSupported)
        {
            var low = Avx2.UnpackLow(values, Vector256<byte>.Zero).AsInt16();
            var high = Avx2.UnpackHigh(values, Vector256<byte>.Zero).AsInt16();
            return Avx2.MultiplyAddAdjacent(low, low) + Avx2.MultiplyAddAdjacent(high, high);
        }

        var (first, second) = Vector256.Widen(values);
        var (sum1, sum2) = Vector256.Widen(first * first);
        var (sum3, sum4) = Vector256.Widen(second * second);
        return (sum1 + sum2 + (sum3 + sum4)).AsInt32();
    }

    private static Vector256<byte> Seven(uint mask) => Vector256.Create(mask, mask, mask, mask, mask, mask, mask, 0u).AsByte();
}
