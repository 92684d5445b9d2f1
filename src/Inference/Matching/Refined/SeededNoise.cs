using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching.Refined;

/// <summary>Small whole numbers that look random and depend on nothing but their place: the same input gives the same picture.</summary>
internal static class SeededNoise
{
    /// <summary>B×K×H×W float32 whole numbers −radius..radius, the same for every picture of a batch.</summary>
    public static Tensor Steps(int seed, int radius, long batch, int count, long height, long width, Device device)
    {
        using var scope = NewDisposeScope();
        var values = new float[count * height * width];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (int)(Hash((uint)i, (uint)seed) % (uint)((2 * radius) + 1)) - radius;
        }

        return tensor(values, device: device).reshape(1, count, height, width).expand(batch, count, height, width).MoveToOuterDisposeScope();
    }

    private static uint Hash(uint value, uint seed)
    {
        value = (value + (seed * 0x9E3779B9u)) ^ 0x85EBCA6Bu;
        value = (value ^ (value >> 16)) * 0x7FEB352Du;
        value = (value ^ (value >> 15)) * 0x846CA68Bu;
        return value ^ (value >> 16);
    }
}
