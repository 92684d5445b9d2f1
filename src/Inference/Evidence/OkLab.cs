using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Evidence;

/// <summary>A colour in OKLab, a perceptually uniform space: lightness 0..1, green to red, blue to yellow.</summary>
internal readonly record struct OkLab(float Lightness, float GreenRed, float BlueYellow)
{
    private const int Steps = 4096;

    /// <summary>Converts linear light to sRGB bytes.</summary>
    private static readonly byte[] Encoded = [.. Enumerable.Range(0, Steps + 1).Select(i => Srgb.Encode(i / (double)Steps))];

    /// <summary>Converts sRGB bytes to linear light.</summary>
    private static readonly float[] Linear = [.. Srgb.Light.Select(light => (float)light)];

    public static OkLab Mix(OkLab from, OkLab to, float share) => new(
        from.Lightness + (share * (to.Lightness - from.Lightness)),
        from.GreenRed + (share * (to.GreenRed - from.GreenRed)),
        from.BlueYellow + (share * (to.BlueYellow - from.BlueYellow)));

    /// <summary>Returns the lightness of an sRGB colour.</summary>
    public static float LightnessOf(byte red, byte green, byte blue)
    {
        float r = Linear[red], g = Linear[green], b = Linear[blue];
        var l = MathF.Cbrt((0.4122214708f * r) + (0.5363325363f * g) + (0.0514459929f * b));
        var m = MathF.Cbrt((0.2119034982f * r) + (0.6806995451f * g) + (0.1073969566f * b));
        var s = MathF.Cbrt((0.0883024619f * r) + (0.2817188376f * g) + (0.6299787005f * b));
        return (0.2104542553f * l) + (0.7936177850f * m) - (0.0040720468f * s);
    }

    /// <summary>Converts to linear red, green and blue, which lie outside 0..1 for colours that sRGB cannot represent.</summary>
    public (float Red, float Green, float Blue) ToLinear()
    {
        var l = Lightness + (0.3963377774f * GreenRed) + (0.2158037573f * BlueYellow);
        var m = Lightness - (0.1055613458f * GreenRed) - (0.0638541728f * BlueYellow);
        var s = Lightness - (0.0894841775f * GreenRed) - (1.2914855480f * BlueYellow);
        (l, m, s) = (l * l * l, m * m * m, s * s * s);
        return ((4.0767416621f * l) - (3.3077115913f * m) + (0.2309699292f * s),
            (-1.2684380046f * l) + (2.6097574011f * m) - (0.3413193965f * s),
            (-0.0041960863f * l) - (0.7034186147f * m) + (1.7076147010f * s));
    }

    /// <summary>Writes red, green and blue in sRGB, clamped to its gamut.</summary>
    public void WriteTo(Span<byte> pixel)
    {
        var (red, green, blue) = ToLinear();
        pixel[0] = Encoded[Step(red)];
        pixel[1] = Encoded[Step(green)];
        pixel[2] = Encoded[Step(blue)];
    }

    private static int Step(float light) => (int)((Math.Clamp(light, 0f, 1f) * Steps) + 0.5f);
}
