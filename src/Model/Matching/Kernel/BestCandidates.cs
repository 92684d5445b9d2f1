using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>
/// Selects the 16 largest keys of each pixel, in descending order, for a line of pixels at once. A sorting network takes the same steps for
/// all keys, so pixels fit the lanes of a vector and no branch is mispredicted.
/// </summary>
internal static unsafe class BestCandidates
{
    /// <summary>Pixels sorted together. A key's 16 neighbours in memory are the same candidate of 16 pixels.</summary>
    public const int Line = 16;

    private const int Kept = Candidates.Kept;

    /// <summary>Comparators that sort 16 values: first, second, first, second, …</summary>
    private static readonly byte[] Network = [.. MergeExchange()];

    /// <summary>Keys that order by descending score, and equal scores by ascending position.</summary>
    /// <param name="scores">Scores of four pixels, without NaN.</param>
    /// <param name="position">Position of the candidate.</param>
    public static Vector256<long> Keys(Vector128<float> scores, int position)
    {
        var bits = (scores + Vector128<float>.Zero).AsInt32(); // adding 0 turns −0 into 0, which it equals
        var ordered = bits ^ ((bits >> 31) & Vector128.Create(int.MaxValue));
        var high = Vector256.Create(Vector128.WidenLower(ordered), Vector128.WidenUpper(ordered)) << 32;
        return high | Vector256.Create((long)(uint)~position);
    }

    /// <summary>The position that a key encodes.</summary>
    public static int Position(long key) => ~(int)key;

    /// <summary>Moves the 16 best keys to the front, sorted.</summary>
    /// <param name="keys">Candidates × <see cref="Line"/> pixels; the keys after the 16 best are undefined afterwards.</param>
    /// <param name="candidates">Number of candidates, a multiple of 16.</param>
    public static void Select<TLanes>(long* keys, int candidates)
        where TLanes : ILanes
    {
        Sort<TLanes>(keys);
        for (var next = keys + (Kept * Line); next < keys + (candidates * Line); next += Kept * Line)
        {
            Sort<TLanes>(next);
            Merge<TLanes>(keys, next);
        }
    }

    private static void Sort<TLanes>(long* keys)
        where TLanes : ILanes
    {
        fixed (byte* network = Network)
        {
            for (var i = 0; i < Network.Length; i += 2)
            {
                TLanes.Exchange(keys + (network[i] * Line), keys + (network[i + 1] * Line));
            }
        }
    }

    /// <summary>
    /// Merges two sorted lists into their best 16. The larger of the ith and the ith-last form a bitonic sequence of those 16, which four
    /// rounds sort.
    /// </summary>
    private static void Merge<TLanes>(long* best, long* other)
        where TLanes : ILanes
    {
        for (var i = 0; i < Kept; i++)
        {
            TLanes.Exchange(best + (i * Line), other + ((Kept - 1 - i) * Line));
        }

        for (var stride = Kept / 2; stride > 0; stride /= 2)
        {
            for (var i = 0; i < Kept; i++)
            {
                if ((i & stride) == 0)
                {
                    TLanes.Exchange(best + (i * Line), best + ((i + stride) * Line));
                }
            }
        }
    }

    /// <summary>Batcher's merge exchange (Knuth, The Art of Computer Programming 3, algorithm 5.2.2M): 63 comparators.</summary>
    private static IEnumerable<byte> MergeExchange()
    {
        for (var p = Kept / 2; p > 0; p /= 2)
        {
            for (var (q, r, d) = (Kept / 2, 0, p); ; (d, q, r) = (q - p, q / 2, p))
            {
                for (var i = 0; i < Kept - d; i++)
                {
                    if ((i & p) == r)
                    {
                        yield return (byte)i;
                        yield return (byte)(i + d);
                    }
                }

                if (q == p)
                {
                    break;
                }
            }
        }
    }
}
