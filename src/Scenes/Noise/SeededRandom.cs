namespace CoCosNet.Scenes.Noise;

/// <summary>SplitMix64: the same numbers on every machine and every runtime, which <see cref="Random"/> does not guarantee.</summary>
internal sealed class SeededRandom
{
    private ulong _state;

    /// <param name="seed">The caller's seed.</param>
    /// <param name="stream">Keeps users of the same seed independent of each other.</param>
    public SeededRandom(int seed, int stream = 0)
    {
        _state = ((ulong)(uint)seed << 32) | (uint)stream;
        NextBits(); // neighbouring seeds differ in few bits, so mix once before the first use
        _state ^= NextBits();
    }

    /// <summary>Uniform in [0, 1).</summary>
    public float NextSingle() => (NextBits() >> 40) * (1f / (1 << 24));

    /// <summary>Uniform in [low, high).</summary>
    public float Range(float low, float high) => low + ((high - low) * NextSingle());

    /// <summary>Uniform in 0 … count − 1.</summary>
    public int Below(int count) => (int)((NextBits() >> 33) % (ulong)count);

    public bool Chance(float probability) => NextSingle() < probability;

    /// <summary>−1 or 1.</summary>
    public float Sign() => Chance(0.5f) ? 1f : -1f;

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
