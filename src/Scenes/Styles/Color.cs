using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes;

/// <summary>Functions on colours of styles: linear light as red, green, blue in a <see cref="Vector3"/>; 1 is display white.</summary>
public static class Color
{
    private static readonly Vector3 Weights = new(0.2126f, 0.7152f, 0.0722f);

    /// <summary>Converts from sRGB, written as 0xRRGGBB.</summary>
    public static Vector3 Hex(int rgb) => new(Linear((rgb >> 16) & 255), Linear((rgb >> 8) & 255), Linear(rgb & 255));

    /// <summary>Relative luminance.</summary>
    public static float Luminance(Vector3 color) => Vector3.Dot(color, Weights);

    /// <summary>Multiplies the distance from grey.</summary>
    public static Vector3 Saturate(Vector3 color, float factor)
    {
        var grey = new Vector3(Luminance(color));
        return Vector3.Max(Vector3.Zero, grey + ((color - grey) * factor));
    }

    /// <summary>
    /// Increases red and decreases blue by <paramref name="amount"/>, or the reverse if negative; luminance is roughly kept.
    /// </summary>
    public static Vector3 Warm(Vector3 color, float amount) => color * new Vector3(1f + amount, 1f, 1f - amount);

    /// <summary>Varies hue, brightness and saturation of a colour at random.</summary>
    internal static Vector3 Vary(Vector3 color, float amount, SeededRandom random)
    {
        var tinted = color * (Vector3.One + (amount * new Vector3(random.Range(-1f, 1f), random.Range(-0.7f, 0.7f), random.Range(-1f, 1f))));
        return Saturate(tinted * (1f + (amount * random.Range(-0.8f, 0.8f))), 1f + (amount * random.Range(-0.8f, 0.8f)));
    }

    private static float Linear(int value)
    {
        var s = value / 255f;
        return s <= 0.04045f ? s / 12.92f : MathF.Pow((s + 0.055f) / 1.055f, 2.4f);
    }
}
