using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>
/// Loads and stores 16 bfloat16 numbers at a time, as float32. Processors without 512-bit vectors take the same steps in narrower ones.
/// </summary>
internal static unsafe class Bfloat16
{
    public const int Lanes = 16;

    private static readonly Vector512<int> Steps = Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    /// <param name="from">Address of the numbers.</param>
    /// <param name="count">Numbers to load, at most 16; lanes beyond them are 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ushort* from, int count) => count >= Lanes ? Load(from) : LoadSome(from, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ushort* from)
    {
        var bits = Vector256.Load(from);
        var wide = Avx512F.IsSupported
            ? Avx512F.ConvertToVector512UInt32(bits)
            : Vector512.Create(Vector256.WidenLower(bits), Vector256.WidenUpper(bits));
        return (wide << 16).AsSingle();
    }

    /// <summary>Stores numbers, rounded to nearest with ties to even, as libtorch does.</summary>
    /// <param name="values">Numbers to store.</param>
    /// <param name="to">Address to store to.</param>
    /// <param name="count">Lanes to store; at most 16 are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> values, ushort* to, int count)
    {
        if (count >= Lanes)
        {
            Round(values).Store(to);
        }
        else
        {
            StoreSome(values, to, count);
        }
    }

    /// <summary>Keeps the lanes before <paramref name="count"/> and sets the others to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(Vector512<float> values, int count) => count >= Lanes
        ? values
        : Vector512.ConditionalSelect(Vector512.LessThan(Steps, Vector512.Create(count)).AsSingle(), values, Vector512<float>.Zero);

    /// <summary>Rounds one number in the same way.</summary>
    public static ushort Round(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    public static float ToSingle(ushort value) => BitConverter.UInt32BitsToSingle((uint)value << 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Round(Vector512<float> values)
    {
        var bits = values.AsUInt32();
        var rounded = (bits + Vector512.Create(0x7FFFu) + ((bits >> 16) & Vector512<uint>.One)) >> 16;
        return Avx512F.IsSupported
            ? Avx512F.ConvertToVector256UInt16(rounded)
            : Vector256.Narrow(rounded.GetLower(), rounded.GetUpper());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<float> LoadSome(ushort* from, int count)
    {
        var values = stackalloc ushort[Lanes];
        new Span<ushort>(values, Lanes).Clear();
        new ReadOnlySpan<ushort>(from, count).CopyTo(new Span<ushort>(values, Lanes));
        return Load(values);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreSome(Vector512<float> values, ushort* to, int count)
    {
        var rounded = stackalloc ushort[Lanes];
        Round(values).Store(rounded);
        new ReadOnlySpan<ushort>(rounded, count).CopyTo(new Span<ushort>(to, count));
    }
}
