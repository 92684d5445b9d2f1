using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>4 channels or 2 keys at a time: ARM's vectors, and x86 without AVX.</summary>
internal readonly unsafe struct Lanes128 : ILanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Dot(in FeatureRows queries, in FeatureRows keys, int channels)
    {
        return Finish(queries, keys, 0, channels, default, default, default, default);
    }

    /// <summary>
    /// Adds the channels from <paramref name="i"/> on to sums begun by wider vectors, then adds up the lanes of the sums.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Finish(
        in FeatureRows queries, in FeatureRows keys, int i, int channels,
        Vector128<float> sumA, Vector128<float> sumB, Vector128<float> sumC, Vector128<float> sumD)
    {
        for (; i <= channels - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            sumA = Vector128.MultiplyAddEstimate(Vector128.Load(keys.First + i), Vector128.Load(queries.First + i), sumA);
            sumB = Vector128.MultiplyAddEstimate(Vector128.Load(keys.Second + i), Vector128.Load(queries.Second + i), sumB);
            sumC = Vector128.MultiplyAddEstimate(Vector128.Load(keys.Third + i), Vector128.Load(queries.Third + i), sumC);
            sumD = Vector128.MultiplyAddEstimate(Vector128.Load(keys.Fourth + i), Vector128.Load(queries.Fourth + i), sumD);
        }

        var sums = Sse3.IsSupported
            ? Sse3.HorizontalAdd(Sse3.HorizontalAdd(sumA, sumB), Sse3.HorizontalAdd(sumC, sumD))
            : Vector128.Create(Vector128.Sum(sumA), Vector128.Sum(sumB), Vector128.Sum(sumC), Vector128.Sum(sumD));
        for (; i < channels; i++)
        {
            sums += Vector128.Create(keys.First[i], keys.Second[i], keys.Third[i], keys.Fourth[i])
                * Vector128.Create(queries.First[i], queries.Second[i], queries.Third[i], queries.Fourth[i]);
        }

        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exchange(long* larger, long* smaller)
    {
        for (var i = 0; i < BestCandidates.Line; i += Vector128<long>.Count)
        {
            var (x, y) = (Vector128.Load(larger + i), Vector128.Load(smaller + i));
            Vector128.Max(x, y).Store(larger + i);
            Vector128.Min(x, y).Store(smaller + i);
        }
    }
}
