using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>Initial values of parameters, determined by seed and key and equal on every device.</summary>
internal static class Initialisation
{
    private const float Slope = 0.25f;

    /// <summary>
    /// Initialises weights by He's method, with a smaller spread for layers that should start with little effect: SPADE's scale and shift,
    /// and the GRU's moves. The released code uses Xavier's method with gain 0.02 for all weights, which needs a long training to overcome.
    /// </summary>
    public static Tensor Make(int seed, string key, long[] shape, Device device)
    {
        if (key.EndsWith("relu.weight", StringComparison.Ordinal))
        {
            return full(shape, Slope, device: device);
        }

        if (shape.Length < 2)
        {
            return zeros(shape, device: device);
        }

        double inputs = shape[1..].Aggregate(1L, (product, length) => product * length);
        return Normal(seed, key, shape, Gain(key) * Math.Sqrt(2 / inputs), device);
    }

    /// <summary>Makes normally distributed numbers.</summary>
    public static Tensor Normal(int seed, string key, long[] shape, double deviation, Device device)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{key}"));
        var random = new Random(BitConverter.ToInt32(hash));
        var values = new float[shape.Aggregate(1L, (product, length) => product * length)];
        for (var i = 0; i < values.Length; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            values[i] = (float)(deviation * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        // Copied into libtorch's own memory, which is aligned. The array is not, and the rounding of matrix products depends on alignment:
        // without the copy, repeated or resumed runs would differ.
        using var lent = tensor(values);
        return lent.to(device, copy: true).reshape(shape);
    }

    private static double Gain(string key) =>
        key.Contains("mlp_gamma", StringComparison.Ordinal) || key.Contains("mlp_beta", StringComparison.Ordinal) ? 0.3
        : key.Contains("refinement.head2", StringComparison.Ordinal) ? 0.1
        : 1;
}
