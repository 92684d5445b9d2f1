using System.Runtime.CompilerServices;

namespace CoCosNet.Scenes.Noise;

/// <summary>
/// Scalar functions built only from exactly rounded operations. Labels are thresholds on them, and the maths library's sine or logarithm
/// can differ in the last bit between machines.
/// </summary>
internal static class Curves
{
    /// <summary>0 below <paramref name="from"/>, 1 above <paramref name="to"/>, smooth between. The edges may be swapped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Smooth(float from, float to, float x)
    {
        var t = Clamp01((x - from) / (to - from));
        return t * t * (3f - (2f * t));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Clamp01(float x) => x < 0f ? 0f : x > 1f ? 1f : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Mix(float a, float b, float t) => a + ((b - a) * t);

    /// <summary>A wave of period 1 between −1 and 1, close to sin(2πx).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Wave(float x)
    {
        var t = x - Floor(x);
        var p = t < 0.5f ? 16f * t * (0.5f - t) : -16f * (t - 0.5f) * (1f - t);
        return p * (0.775f + (0.225f * (p < 0f ? -p : p)));
    }

    /// <summary>Piecewise linear base-2 logarithm of a positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log2(float x)
    {
        var bits = BitConverter.SingleToInt32Bits(x);
        return ((bits >> 23) - 127) + ((bits & 0x7FFFFF) * (1f / 0x800000));
    }

    /// <summary>e^−x for x ≥ 0, within 1 %.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Decay(float x)
    {
        var t = 1f + (x * (0.125f + (x * (0.0078125f + (x * 0.00032f)))));
        t = 1f / t;
        t *= t;
        t *= t;
        return t * t;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Floor(float x)
    {
        var i = (int)x;
        return x < i ? i - 1 : i;
    }
}
