namespace CoCosNet.Scenes.Noise;

/// <summary>
/// Sums of octaves of noise. The number of octaves is a real number: the last one fades in, so that distant detail vanishes without a
/// visible step before it aliases.
/// </summary>
internal static class Fractal
{
    /// <summary>Number of octaves that are visible at a pixel's footprint, given the first wavelength (both in the same unit).</summary>
    public static float VisibleOctaves(float wavelength, float footprint, float most)
    {
        var octaves = Curves.Log2(wavelength / (1.6f * footprint));
        return octaves < 0f ? 0f : octaves > most ? most : octaves;
    }

    /// <summary>Fractional Brownian motion, about −1 … 1.</summary>
    public static float Sum(float x, float y, float octaves, float gain = 0.5f)
    {
        float sum = 0f, amplitude = 1f;
        while (octaves > 0f)
        {
            sum += (octaves < 1f ? octaves * amplitude : amplitude) * Lattice.Gradient(x, y);
            octaves -= 1f;
            amplitude *= gain;
            Turn(ref x, ref y);
        }

        return sum;
    }

    /// <summary>Like <see cref="Sum"/>, of the cheaper and rougher value noise, about 0 … 1 around 0.5.</summary>
    public static float Rough(float x, float y, float octaves, float gain = 0.5f)
    {
        float sum = 0.5f, amplitude = 0.5f;
        while (octaves > 0f)
        {
            sum += (octaves < 1f ? octaves * amplitude : amplitude) * (Lattice.Value(x, y) - 0.5f);
            octaves -= 1f;
            amplitude *= gain;
            Turn(ref x, ref y);
        }

        return sum;
    }

    /// <summary>Sharp crests and smooth hollows, about 0 … 1: finer crests appear only on coarser ones, as in eroded mountains.</summary>
    public static float Ridges(float x, float y, float octaves, float gain = 0.5f)
    {
        float sum = 0f, amplitude = 0.55f, carried = 1f;
        while (octaves > 0f)
        {
            var crest = Lattice.Gradient(x, y);
            crest = 1f - (crest < 0f ? -crest : crest);
            crest *= crest;
            sum += (octaves < 1f ? octaves * amplitude : amplitude) * crest * carried;
            carried = Curves.Clamp01(crest * 1.3f);
            octaves -= 1f;
            amplitude *= gain;
            Turn(ref x, ref y);
        }

        return sum;
    }

    // Twice the frequency, turned by about 37° so that the lattices of the octaves never line up.
    private static void Turn(ref float x, ref float y)
    {
        var turned = (1.6f * x) - (1.2f * y) + 17.3f;
        y = (1.2f * x) + (1.6f * y) + 41.7f;
        x = turned;
    }
}
