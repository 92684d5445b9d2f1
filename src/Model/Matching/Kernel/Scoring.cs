using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>Computes the scores of a tile's candidates and their softmax.</summary>
internal static unsafe class Scoring
{
    /// <summary>How many candidates ahead a feature row is prefetched.</summary>
    private const int Ahead = 8;

    /// <summary>
    /// Distance in candidates at which duplicates are likely: neighbours that agree propagate the same candidate at the same one of their
    /// 16 positions.
    /// </summary>
    private const int Period = Candidates.Kept;

    private const int FloatsPerCacheLine = 16;

    /// <summary>Fills the scores of a tile from its indices.</summary>
    /// <param name="level">The level.</param>
    /// <param name="tile">Tile with indices.</param>
    /// <param name="picture">Index of the picture in the batch.</param>
    /// <param name="pixel">Flat index of the tile's first pixel.</param>
    /// <param name="count">Pixels of the tile.</param>
    public static void Score<TLanes>(in Level level, in Tile tile, int picture, int pixel, int count)
        where TLanes : ILanes
    {
        var channels = level.Channels;
        var theta = level.Theta + ((nint)picture * level.Pixels + pixel) * channels;
        var phi = level.Phi + ((nint)picture * level.Pixels * channels);
        var temperature = Vector128.Create(level.Temperature);
        for (var start = 0; start < count; start += Tile.Group)
        {
            var queries = new FeatureRows(theta + ((nint)start * channels), channels, count - start - 1);
            var indices = tile.Indices + (start * tile.Places);
            var scores = tile.Scores + (start * tile.Places);
            for (var k = 0; k < tile.Candidates; k++)
            {
                var index = indices + (k * Tile.Group);
                if (k + Ahead < tile.Candidates && !Repeats(index + (Ahead * Tile.Group), k + Ahead))
                {
                    Prefetch(phi, index + (Ahead * Tile.Group), channels);
                }

                var score = Repeats(index, k)
                    ? Vector128.Load(scores + ((k - Period) * Tile.Group))
                    : TLanes.Dot(queries, new FeatureRows(phi, channels, index), channels) / temperature;
                score.Store(scores + (k * Tile.Group));
            }

            new Span<float>(scores + (tile.Candidates * Tile.Group), (tile.Places - tile.Candidates) * Tile.Group)
                .Fill(float.NegativeInfinity);
        }
    }

    /// <summary>Replaces a tile's scores by exp(score − largest) and stores the sums of these.</summary>
    public static void Exponentiate(in Tile tile, int firstGroup, int groups)
    {
        for (var g = firstGroup; g < firstGroup + groups; g++)
        {
            var scores = tile.Scores + (g * tile.Places * Tile.Group);
            var end = scores + (tile.Places * Tile.Group);
            var largest = Vector256.Create(float.NegativeInfinity);
            for (var score = scores; score < end; score += Vector256<float>.Count)
            {
                largest = Vector256.MaxNative(largest, Vector256.Load(score));
            }

            var each = Vector128.Max(largest.GetLower(), largest.GetUpper());
            largest = Vector256.Create(each, each);
            var sums = Vector256<float>.Zero;
            for (var score = scores; score < end; score += Vector256<float>.Count)
            {
                var exponential = Vector256.Exp(Vector256.Load(score) - largest);
                exponential.Store(score);
                sums += exponential;
            }

            (sums.GetLower() + sums.GetUpper()).Store(tile.Sums + (g * Tile.Group));
        }
    }

    /// <summary>Whether the kth candidates of four pixels equal those just scored for the previous neighbour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Repeats(int* index, int k) =>
        k >= Period && Vector128.EqualsAll(Vector128.Load(index), Vector128.Load(index - (Period * Tile.Group)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(float* phi, int* indices, int channels)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        for (var lane = 0; lane < Tile.Group; lane++)
        {
            var row = phi + ((nint)indices[lane] * channels);
            for (var i = 0; i < channels; i += FloatsPerCacheLine)
            {
                Sse.Prefetch0(row + i);
            }
        }
    }
}
