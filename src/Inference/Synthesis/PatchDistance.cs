using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoCosNet.Inference.Synthesis;

/// <summary>Compares patches of 7×7 pixels by colour and class.</summary>
internal static class PatchDistance
{
    /// <summary>Number of colour values in a patch: a distance divided by it is a mean square of grey levels.</summary>
    public const int Values = 3 * (2 * PaddedGrid.Radius + 1) * (2 * PaddedGrid.Radius + 1);

    /// <summary>Cost of a pixel of another class: that of a difference of 160 grey levels in one colour.</summary>
    private const float ClassCost = 160f * 160f;

    // Eight pixels are read, of which seven count.
    private static readonly Vector256<byte> Colors = Seven(0x00FFFFFFu);
    private static readonly Vector256<byte> Classes = Seven(0xFF000000u);

    /// <summary>Returns the weighed sum of squared differences of two patches' colours plus the cost of pixels of another class; stops at
    /// <paramref name="limit"/> and then returns a value of at least the limit.</summary>
    /// <param name="a">Centre of a patch of the painted picture, on a padded grid.</param>
    /// <param name="strideA">Stride of the painted picture's grid.</param>
    /// <param name="nearBorder">Whether the patch reaches into the margin; pixels of the margin do not count.</param>
    /// <param name="b">Centre of a patch of the exemplar, on a padded grid.</param>
    /// <param name="strideB">Stride of the exemplar's grid.</param>
    /// <param name="weight">Weight of the colours.</param>
    /// <param name="limit">Distance above which the exact value is not needed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Measure(ref uint a, int strideA, bool nearBorder, ref uint b, int strideB, float weight, float limit)
    {
        a = ref Unsafe.Add(ref a, -(PaddedGrid.Radius * strideA) - PaddedGrid.Radius);
        b = ref Unsafe.Add(ref b, -(PaddedGrid.Radius * strideB) - PaddedGrid.Radius);
        if (nearBorder)
        {
            return Inside(ref a, strideA, ref b, strideB, weight);
        }

        var (colors, others) = (Vector256<int>.Zero, Vector256<int>.Zero);
        Add(ref a, ref b, ref colors, ref others);
        Add(ref Unsafe.Add(ref a, 3 * strideA), ref Unsafe.Add(ref b, 3 * strideB), ref colors, ref others);
        Add(ref Unsafe.Add(ref a, 6 * strideA), ref Unsafe.Add(ref b, 6 * strideB), ref colors, ref others);
        var total = Total(colors, others, weight);
        if (total >= limit)
        {
            return total;
        }

        Add(ref Unsafe.Add(ref a, strideA), ref Unsafe.Add(ref b, strideB), ref colors, ref others);
        Add(ref Unsafe.Add(ref a, 2 * strideA), ref Unsafe.Add(ref b, 2 * strideB), ref colors, ref others);
        Add(ref Unsafe.Add(ref a, 4 * strideA), ref Unsafe.Add(ref b, 4 * strideB), ref colors, ref others);
        Add(ref Unsafe.Add(ref a, 5 * strideA), ref Unsafe.Add(ref b, 5 * strideB), ref colors, ref others);
        return Total(colors, others, weight);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Inside(ref uint a, int strideA, ref uint b, int strideB, float weight)
    {
        var (colors, others) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (var row = 0; row < (2 * PaddedGrid.Radius) + 1; row++)
        {
            var pixels = Vector256.LoadUnsafe(ref Unsafe.Add(ref a, row * strideA));
            var inside = ~Vector256.Equals(pixels >>> 24, Vector256.Create((uint)LabelledPicture.Outside)).AsByte();
            Add(pixels.AsByte(), Vector256.LoadUnsafe(ref Unsafe.Add(ref b, row * strideB)).AsByte(), inside, ref colors, ref others);
        }

        return Total(colors, others, weight);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Total(Vector256<int> colors, Vector256<int> others, float weight) =>
        (weight * Vector256.Sum(colors)) + (ClassCost * Vector256.Sum(others));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref uint a, ref uint b, ref Vector256<int> colors, ref Vector256<int> others) =>
        Add(Vector256.LoadUnsafe(ref a).AsByte(), Vector256.LoadUnsafe(ref b).AsByte(), Vector256<byte>.AllBitsSet, ref colors, ref others);

    /// <summary>Adds a row: the squares of its colours' differences, and one for each pixel of another class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<byte> a, Vector256<byte> b, Vector256<byte> counting, ref Vector256<int> colors, ref Vector256<int> others)
    {
        colors += Squares((Vector256.Max(a, b) - Vector256.Min(a, b)) & (Colors & counting));
        others -= Vector256.AndNot(Classes & counting, Vector256.Equals(a, b)).AsInt32() >> 31;
    }

    /// <summary>Returns the squares of all bytes, accumulated in eight sums.</summary>
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
