using System.Text;

namespace CoCosNet.Inference.Tests.Support;

/// <summary>The formula that the golden numbers' weights and inputs come from, so that neither needs a file.</summary>
internal static class GoldenFormula
{
    /// <summary>n numbers in [0, 1): FNV-1a of the key starts a splitmix64 sequence, whose top 24 bits count.</summary>
    public static float[] Unit(string key, long count)
    {
        var hash = 0xcbf29ce484222325UL;
        foreach (var octet in Encoding.UTF8.GetBytes(key))
        {
            hash = (hash ^ octet) * 0x100000001b3UL;
        }

        var values = new float[count];
        for (var i = 0; i < values.Length; i++)
        {
            var z = hash + ((ulong)(i + 1) * 0x9E3779B97F4A7C15UL);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            values[i] = (float)((z ^ (z >> 31)) >> 40) * (1f / (1 << 24));
        }

        return values;
    }

    /// <summary>The same in [−1, 1).</summary>
    public static float[] Symmetric(string key, long count) => Array.ConvertAll(Unit(key, count), value => (2f * value) - 1f);
}
