using System.Runtime.CompilerServices;

namespace CoCosNet.Scenes.Noise;

/// <summary>Noise on the integer lattice, from fixed tables. Seeds shift the coordinates (period 256).</summary>
internal static class Lattice
{
    private const float Diagonal = 0.70710678f;

    private static readonly byte[] Permutation = MakePermutation();
    private static readonly float[] Values = MakeValues();
    private static readonly float[] GradientX =
        [1, -1, 0, 0, Diagonal, -Diagonal, Diagonal, -Diagonal, 0.92f, -0.92f, 0.38f, -0.38f, 0.92f, -0.92f, 0.38f, -0.38f];

    private static readonly float[] GradientY =
        [0, 0, 1, -1, Diagonal, Diagonal, -Diagonal, -Diagonal, 0.38f, 0.38f, 0.92f, 0.92f, -0.38f, -0.38f, -0.92f, -0.92f];


    /// <summary>A byte that looks random, fixed for a lattice point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Hash(int x, int y) => Permutation[(Permutation[x & 255] + y) & 255];

    /// <summary>The lattice point's number in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Number(int x, int y) => Values[Hash(x, y)];

    /// <summary>Smoothly joined lattice numbers, in [0, 1).</summary>
    public static float Value(float x, float y)
    {
        int xi = Curves.Floor(x), yi = Curves.Floor(y);
        float fx = x - xi, fy = y - yi;
        fx *= fx * (3f - (2f * fx));
        fy *= fy * (3f - (2f * fy));
        int left = Permutation[xi & 255], right = Permutation[(xi + 1) & 255];
        var top = Curves.Mix(Values[Permutation[(left + yi) & 255]], Values[Permutation[(right + yi) & 255]], fx);
        var bottom = Curves.Mix(Values[Permutation[(left + yi + 1) & 255]], Values[Permutation[(right + yi + 1) & 255]], fx);
        return Curves.Mix(top, bottom, fy);
    }

    /// <summary>Gradient noise, about −0.9 … 0.9.</summary>
    public static float Gradient(float x, float y)
    {
        int xi = Curves.Floor(x), yi = Curves.Floor(y);
        float fx = x - xi, fy = y - yi;
        int left = Permutation[xi & 255], right = Permutation[(xi + 1) & 255];
        var a = Slope(Permutation[(left + yi) & 255], fx, fy);
        var b = Slope(Permutation[(right + yi) & 255], fx - 1f, fy);
        var c = Slope(Permutation[(left + yi + 1) & 255], fx, fy - 1f);
        var d = Slope(Permutation[(right + yi + 1) & 255], fx - 1f, fy - 1f);
        var u = fx * fx * fx * ((fx * ((fx * 6f) - 15f)) + 10f);
        var v = fy * fy * fy * ((fy * ((fy * 6f) - 15f)) + 10f);
        return 1.4f * Curves.Mix(Curves.Mix(a, b, u), Curves.Mix(c, d, u), v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Slope(int hash, float x, float y) => (GradientX[hash & 15] * x) + (GradientY[hash & 15] * y);

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

    private static float[] MakeValues()
    {
        var values = new float[256];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i / 256f;
        }

        return values;
    }
}
