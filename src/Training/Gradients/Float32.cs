using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoCosNet.Model.Ops.Fused;

namespace CoCosNet.Training.Gradients;

/// <summary>Loads up to 16 float32 numbers, for sums; the counterpart of <see cref="Bfloat16"/>.</summary>
internal static unsafe class Float32
{
    /// <param name="from">Address of the numbers.</param>
    /// <param name="count">Numbers to load, at most 16; lanes beyond them are 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* from, int count) => count >= Bfloat16.Lanes ? Vector512.Load(from) : LoadSome(from, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> values, float* to, int count)
    {
        if (count >= Bfloat16.Lanes)
        {
            values.Store(to);
        }
        else
        {
            StoreSome(values, to, count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<float> LoadSome(float* from, int count)
    {
        var values = stackalloc float[Bfloat16.Lanes];
        new Span<float>(values, Bfloat16.Lanes).Clear();
        new ReadOnlySpan<float>(from, count).CopyTo(new Span<float>(values, Bfloat16.Lanes));
        return Vector512.Load(values);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreSome(Vector512<float> values, float* to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            to[i] = values.GetElement(i);
        }
    }
}
