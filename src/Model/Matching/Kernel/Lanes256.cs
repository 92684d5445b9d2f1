using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>8 channels or 4 keys at a time.</summary>
internal readonly unsafe struct Lanes256 : ILanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Dot(in FeatureRows queries, in FeatureRows keys, int channels)
    {
        return Finish(queries, keys, 0, channels, default, default, default, default);
    }

    /// <summary>Adds the channels from <paramref name="i"/> on to sums begun by wider vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Finish(
        in FeatureRows queries, in FeatureRows keys, int i, int channels,
        Vector256<float> sumA, Vector256<float> sumB, Vector256<float> sumC, Vector256<float> sumD)
    {
        for (; i <= channels - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            sumA = Vector256.MultiplyAddEstimate(Vector256.Load(keys.First + i), Vector256.Load(queries.First + i), sumA);
            sumB = Vector256.MultiplyAddEstimate(Vector256.Load(keys.Second + i), Vector256.Load(queries.Second + i), sumB);
            sumC = Vector256.MultiplyAddEstimate(Vector256.Load(keys.Third + i), Vector256.Load(queries.Third + i), sumC);
            sumD = Vector256.MultiplyAddEstimate(Vector256.Load(keys.Fourth + i), Vector256.Load(queries.Fourth + i), sumD);
        }

        return Lanes128.Finish(
            queries, keys, i, channels,
            sumA.GetLower() + sumA.GetUpper(), sumB.GetLower() + sumB.GetUpper(),
            sumC.GetLower() + sumC.GetUpper(), sumD.GetLower() + sumD.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exchange(long* larger, long* smaller)
    {
        for (var i = 0; i < BestCandidates.Line; i += Vector256<long>.Count)
        {
            var (x, y) = (Vector256.Load(larger + i), Vector256.Load(smaller + i));
            Vector256.Max(x, y).Store(larger + i);
            Vector256.Min(x, y).Store(smaller + i);
        }
    }
}
