using System.Runtime.Intrinsics;
using CoCosNet.Inference.Matching.Kernel;
using CoCosNet.Inference.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching.Refined;

/// <summary>The same as <see cref="DistinctSearch.PlainBest"/> in one pass over memory, for float32 on the CPU.</summary>
internal static unsafe class DistinctKernel
{
    private const int MaxCandidates = 64;

    /// <param name="features">The level.</param>
    /// <param name="indices">B×K×H×W int64, each 0..H·W−1, K ≤ 64.</param>
    /// <param name="kept">Of them.</param>
    public static (Tensor Indices, Tensor Scores) Best(LevelFeatures features, Tensor indices, int kept)
    {
        var candidates = (int)indices.shape[1];
        if (candidates is > MaxCandidates || candidates < kept)
        {
            throw new ArgumentException($"{candidates} candidates a pixel; this takes {kept} to {MaxCandidates}.", nameof(indices));
        }

        using var scope = NewDisposeScope();
        indices = indices.contiguous();
        long[] shape = [indices.shape[0], kept, indices.shape[2], indices.shape[3]];
        var (best, scores) = (empty(shape, ScalarType.Int64), empty(shape, ScalarType.Float32));
        var level = new Level(features);
        var (source, target, values) = ((nint)Memory.Of<long>(indices), (nint)Memory.Of<long>(best), (nint)Memory.Of<float>(scores));
        RowBands.Run(level.Batch * level.Height, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                Rank(level, row, (long*)source, candidates, (long*)target, (float*)values, kept);
            }
        });
        GC.KeepAlive(features);
        GC.KeepAlive(indices);
        return (best.MoveToOuterDisposeScope(), scores.MoveToOuterDisposeScope());
    }

    private static void Rank(in Level level, int row, long* indices, int candidates, long* best, float* scores, int kept)
    {
        var (picture, y) = Math.DivRem(row, level.Height);
        var theta = level.Theta + ((nint)picture * level.Pixels * level.Channels);
        var phi = level.Phi + ((nint)picture * level.Pixels * level.Channels);
        var seen = stackalloc int[MaxCandidates];
        var order = stackalloc int[MaxCandidates];
        var ranked = stackalloc float[MaxCandidates];
        for (var x = 0; x < level.Width; x++)
        {
            var pixel = (y * level.Width) + x;
            var from = indices + ((nint)picture * candidates * level.Pixels) + pixel;
            int distinct = 0, count = 0;
            for (var k = 0; k < candidates; k++)
            {
                var index = (int)from[(nint)k * level.Pixels];
                if (new ReadOnlySpan<int>(seen, distinct).Contains(index))
                {
                    continue;
                }

                seen[distinct++] = index;
                var score = Dot(theta + ((nint)pixel * level.Channels), phi + ((nint)index * level.Channels), level.Channels) / level.Temperature;
                count = Insert(order, ranked, count, kept, index, score);
            }

            var to = ((nint)picture * kept * level.Pixels) + pixel;
            for (var k = 0; k < kept; k++)
            {
                // Fewer distinct candidates than places: the last one again, which weighs nothing.
                best[to + ((nint)k * level.Pixels)] = order[Math.Min(k, count - 1)];
                scores[to + ((nint)k * level.Pixels)] = k < count ? ranked[k] : float.NegativeInfinity;
            }
        }
    }

    /// <summary>Puts a candidate in its place; of equal scores the lower index comes first.</summary>
    private static int Insert(int* order, float* ranked, int count, int kept, int index, float score)
    {
        if (count == kept && !Before(score, index, ranked[count - 1], order[count - 1]))
        {
            return count;
        }

        var at = count < kept ? count++ : kept - 1;
        while (at > 0 && Before(score, index, ranked[at - 1], order[at - 1]))
        {
            (ranked[at], order[at]) = (ranked[at - 1], order[at - 1]);
            at--;
        }

        (ranked[at], order[at]) = (score, index);
        return count;
    }

    private static bool Before(float score, int index, float otherScore, int otherIndex) =>
        score > otherScore || (score == otherScore && index < otherIndex);

    private static float Dot(float* a, float* b, int length)
    {
        var sums = Vector256<float>.Zero;
        var i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            sums += Vector256.Load(a + i) * Vector256.Load(b + i);
        }

        var sum = Vector256.Sum(sums);
        for (; i < length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
