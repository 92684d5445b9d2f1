using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>16 channels or 8 keys at a time.</summary>
internal readonly unsafe struct Lanes512 : ILanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Dot(in FeatureRows queries, in FeatureRows keys, int channels)
    {
        Vector512<float> sumA = default, sumB = default, sumC = default, sumD = default;
        var i = 0;
        for (; i <= channels - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            sumA = Vector512.MultiplyAddEstimate(Vector512.Load(keys.First + i), Vector512.Load(queries.First + i), sumA);
            sumB = Vector512.MultiplyAddEstimate(Vector512.Load(keys.Second + i), Vector512.Load(queries.Second + i), sumB);
            sumC = Vector512.MultiplyAddEstimate(Vector512.Load(keys.Third + i), Vector512.Load(queries.Third + i), sumC);
            sumD = Vector512.MultiplyAddEstimate(Vector512.Load(keys.Fourth + i), Vector512.Load(queries.Fourth + i), sumD);
        }

        return Lanes256.Finish(
            queries, keys, i, channels,
            sumA.GetLower() + sumA.GetUpper(), sumB.GetLower() + sumB.GetUpper(),
            sumC.GetLower() + sumC.GetUpper(), sumD.GetLower() + sumD.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exchange(long* larger, long* smaller)
    {
        for (var i = 0; i < BestCandidates.Line; i += Vector512<long>.Count)
        {
            var (x, y) = (Vector512.Load(larger + i), Vector512.Load(smaller + i));
            Vector512.Max(x, y).Store(larger + i);
            Vector512.Min(x, y).Store(smaller + i);
        }
    }
}
