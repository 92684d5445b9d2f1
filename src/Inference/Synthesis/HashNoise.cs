namespace CoCosNet.Inference.Synthesis;

/// <summary>Stateless pseudorandom numbers that depend only on a seed and the arguments, and are the same on every machine.</summary>
internal static class HashNoise
{
    /// <summary>Returns an integer from −<paramref name="radius"/> to <paramref name="radius"/>.</summary>
    public static int Within(int radius, int a, int b, int seed = 0) => (int)((Mix(a, b, seed) * ((2UL * (uint)radius) + 1)) >> 32) - radius;

    /// <summary>Returns an integer from 0 to <paramref name="count"/> − 1.</summary>
    public static int Below(int count, int a, int b, int seed = 0) => (int)((Mix(a, b, seed) * (ulong)(uint)count) >> 32);

    private static ulong Mix(int a, int b, int seed)
    {
        unchecked
        {
            var x = ((uint)a * 0x9E3779B1u) ^ ((uint)b * 0x85EBCA77u) ^ ((uint)seed * 0xC2B2AE3Du) ^ 0x27D4EB2Fu;
            x = (x ^ (x >> 16)) * 0x7FEB352Du;
            x = (x ^ (x >> 15)) * 0x846CA68Bu;
            return x ^ (x >> 16);
        }
    }
}
