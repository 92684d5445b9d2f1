using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Evaluation.Colors;

/// <summary>A colour in CIELAB with white point D65, as in sRGB.</summary>
internal readonly record struct LabColor(double L, double A, double B)
{
    private const double WhiteX = 0.95047;
    private const double WhiteZ = 1.08883;
    private const double Threshold = 216.0 / 24389;
    private const double Slope = 24389.0 / 27;

    /// <summary>Converts from 8-bit sRGB.</summary>
    public static LabColor FromSrgb(byte red, byte green, byte blue)
    {
        double r = Srgb.Light[red], g = Srgb.Light[green], b = Srgb.Light[blue];
        var x = Curve(((0.4124564 * r) + (0.3575761 * g) + (0.1804375 * b)) / WhiteX);
        var y = Curve((0.2126729 * r) + (0.7151522 * g) + (0.0721750 * b));
        var z = Curve(((0.0193339 * r) + (0.1191920 * g) + (0.9503041 * b)) / WhiteZ);
        return new LabColor((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double Curve(double ratio) => ratio > Threshold ? Math.Cbrt(ratio) : ((Slope * ratio) + 16) / 116;
}
