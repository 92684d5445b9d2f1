using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>One channel or key at a time, for processors without vectors that .NET uses.</summary>
internal readonly unsafe struct ScalarLanes : ILanes
{
    public static Vector128<float> Dot(in FeatureRows queries, in FeatureRows keys, int channels) => Vector128.Create(
        Dot(queries.First, keys.First, channels),
        Dot(queries.Second, keys.Second, channels),
        Dot(queries.Third, keys.Third, channels),
        Dot(queries.Fourth, keys.Fourth, channels));

    public static void Exchange(long* larger, long* smaller)
    {
        for (var i = 0; i < BestCandidates.Line; i++)
        {
            var (x, y) = (larger[i], smaller[i]);
            larger[i] = Math.Max(x, y);
            smaller[i] = Math.Min(x, y);
        }
    }

    private static float Dot(float* query, float* row, int channels)
    {
        var sum = 0f;
        for (var i = 0; i < channels; i++)
        {
            sum += query[i] * row[i];
        }

        return sum;
    }
}
