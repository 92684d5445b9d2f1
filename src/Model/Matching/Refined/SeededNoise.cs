using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>Small whole numbers that look random and depend on nothing but their place: the same input gives the same picture.</summary>
internal static class SeededNoise
{
    private const uint Range = (2 * SearchSettings.RandomRadius) + 1;

    /// <summary>A number from −<see cref="SearchSettings.RandomRadius"/> to that.</summary>
    /// <param name="place">Candidate × pixels of the level + pixel.</param>
    /// <param name="seed">One for rows, another for columns.</param>
    public static int Step(int place, int seed) => (int)(Hash((uint)place, (uint)seed) % Range) - SearchSettings.RandomRadius;

    /// <summary>All of them, B×<see cref="SearchSettings.RandomCandidates"/>×H×W float32; the same for every picture of a batch.</summary>
    public static Tensor Steps(int seed, long batch, PixelGrid grid, Device device)
    {
        using var scope = NewDisposeScope();
        var values = new float[SearchSettings.RandomCandidates * grid.Height * grid.Width];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Step(i, seed);
        }

        return tensor(values, device: device).reshape(1, SearchSettings.RandomCandidates, grid.Height, grid.Width)
            .expand(batch, -1, -1, -1).MoveToOuterDisposeScope();
    }

    private static uint Hash(uint value, uint seed)
    {
        value = (value + (seed * 0x9E3779B9u)) ^ 0x85EBCA6Bu;
        value = (value ^ (value >> 16)) * 0x7FEB352Du;
        value = (value ^ (value >> 15)) * 0x846CA68Bu;
        return value ^ (value >> 16);
    }
}
