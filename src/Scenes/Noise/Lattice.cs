using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoCosNet.Scenes.Noise;

/// <summary>Noise on the integer lattice, from fixed tables. Seeds shift the coordinates (period 256).</summary>
internal static class Lattice
{
    private const float Diagonal = 0.70710678f;

    private static readonly byte[] Permutation = MakePermutation();
    private static readonly Vector2[] Gradients = MakeGradients();

    // The permutation of x, and that of x + 1 in the upper byte: one lookup for both sides of a cell.
    private static readonly ushort[] Pairs = MakePairs();

    /// <summary>A pseudo-random byte of a lattice point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Hash(int x, int y) => Permutation[(Permutation[x & 255] + y) & 255];

    /// <summary>The pseudo-random number of a lattice point, in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Number(int x, int y) => Hash(x, y) * (1f / 256f);

    /// <summary>Value noise: smoothly interpolated lattice numbers, in [0, 1).</summary>
    public static float Value(float x, float y)
    {
        int xi = Curves.Floor(x), yi = Curves.Floor(y);
        float fx = x - xi, fy = y - yi;
        fx *= fx * (3f - (2f * fx));
        fy *= fy * (3f - (2f * fy));
        int columns = Pairs[xi & 255];
        int left = Pairs[((columns & 255) + yi) & 255], right = Pairs[((columns >> 8) + yi) & 255];
        var top = Curves.Mix(left & 255, right & 255, fx);
        var bottom = Curves.Mix(left >> 8, right >> 8, fx);
        return Curves.Mix(top, bottom, fy) * (1f / 256f);
    }

    /// <summary>Gradient noise, about −0.9 … 0.9.</summary>
    public static float Gradient(float x, float y)
    {
        int xi = Curves.Floor(x), yi = Curves.Floor(y);
        float fx = x - xi, fy = y - yi;
        int columns = Pairs[xi & 255];
        int left = Pairs[((columns & 255) + yi) & 255], right = Pairs[((columns >> 8) + yi) & 255];
        var a = Slope(left & 255, fx, fy);
        var b = Slope(right & 255, fx - 1f, fy);
        var c = Slope(left >> 8, fx, fy - 1f);
        var d = Slope(right >> 8, fx - 1f, fy - 1f);
        var u = fx * fx * fx * ((fx * ((fx * 6f) - 15f)) + 10f);
        var v = fy * fy * fy * ((fy * ((fy * 6f) - 15f)) + 10f);
        return 1.4f * Curves.Mix(Curves.Mix(a, b, u), Curves.Mix(c, d, u), v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Slope(int hash, float x, float y)
    {
        var gradient = Gradients[hash];
        return (gradient.X * x) + (gradient.Y * y);
    }

    private static byte[] MakePermutation()
    {
        var table = new byte[256];
        var random = new SeededRandom(20, 26);
        for (var i = 0; i < table.Length; i++)
        {
            var j = random.Below(i + 1);
            table[i] = table[j];
            table[j] = (byte)i;
        }

        return table;
    }

    private static ushort[] MakePairs()
    {
        var pairs = new ushort[256];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (ushort)(Permutation[i] | (Permutation[(i + 1) & 255] << 8));
        }

        return pairs;
    }

    private static Vector2[] MakeGradients()
    {
        ReadOnlySpan<float> x = [1, -1, 0, 0, Diagonal, -Diagonal, Diagonal, -Diagonal, 0.92f, -0.92f, 0.38f, -0.38f, 0.92f, -0.92f, 0.38f, -0.38f];
        ReadOnlySpan<float> y = [0, 0, 1, -1, Diagonal, Diagonal, -Diagonal, -Diagonal, 0.38f, 0.38f, 0.92f, 0.92f, -0.38f, -0.38f, -0.92f, -0.92f];
        var gradients = new Vector2[256];
        for (var i = 0; i < gradients.Length; i++)
        {
            gradients[i] = new Vector2(x[i & 15], y[i & 15]);
        }

        return gradients;
    }
}
