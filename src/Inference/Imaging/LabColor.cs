namespace CoCosNet.Inference.Imaging;

/// <summary>A colour in CIELAB with white point D65, as in sRGB.</summary>
internal readonly record struct LabColor(double L, double A, double B)
{
    private const double WhiteX = 0.95047;
    private const double WhiteZ = 1.08883;
    private const double Threshold = 216.0 / 24389;
    private const double Slope = 24389.0 / 27;

    /// <summary>Distance from the neutral colour of lightness 0: of a difference of two colours, their ΔE of 1976.</summary>
    public double Length => Math.Sqrt((L * L) + (A * A) + (B * B));

    public static LabColor operator +(LabColor one, LabColor other) => new(one.L + other.L, one.A + other.A, one.B + other.B);

    public static LabColor operator -(LabColor one, LabColor other) => new(one.L - other.L, one.A - other.A, one.B - other.B);

    public static LabColor operator *(LabColor color, double factor) => new(factor * color.L, factor * color.A, factor * color.B);

    /// <summary>Returns a difference of two colours without its first part of a length; the default if it is no longer than that.</summary>
    public LabColor Beyond(double length) => Length <= length ? default : this * (1 - (length / Length));

    /// <summary>Converts from 8-bit sRGB.</summary>
    public static LabColor FromSrgb(byte red, byte green, byte blue)
    {
        double r = Srgb.Light[red], g = Srgb.Light[green], b = Srgb.Light[blue];
        var x = Curve(((0.4124564 * r) + (0.3575761 * g) + (0.1804375 * b)) / WhiteX);
        var y = Curve((0.2126729 * r) + (0.7151522 * g) + (0.0721750 * b));
        var z = Curve(((0.0193339 * r) + (0.1191920 * g) + (0.9503041 * b)) / WhiteZ);
        return new LabColor((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    /// <summary>Converts from 8-bit sRGB with red in the lowest byte; the highest is ignored.</summary>
    public static LabColor FromSrgb(uint pixel) => FromSrgb((byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16));

    /// <summary>Converts to 8-bit sRGB with red in the lowest byte and 0 in the highest; colours that it cannot represent are clamped.</summary>
    public uint ToSrgb()
    {
        var y = (L + 16) / 116;
        var (lightX, lightY, lightZ) = (WhiteX * Light(y + (A / 500)), Light(y), WhiteZ * Light(y - (B / 200)));
        return Encode((3.2404542 * lightX) - (1.5371385 * lightY) - (0.4985314 * lightZ))
            | Encode((-0.9692660 * lightX) + (1.8760108 * lightY) + (0.0415560 * lightZ)) << 8
            | Encode((0.0556434 * lightX) - (0.2040259 * lightY) + (1.0572252 * lightZ)) << 16;
    }

    private static uint Encode(double light) => Srgb.Encode(Math.Clamp(light, 0, 1));

    private static double Curve(double ratio) => ratio > Threshold ? Math.Cbrt(ratio) : ((Slope * ratio) + 16) / 116;

    private static double Light(double value) => value * value * value is > Threshold and var ratio ? ratio : ((116 * value) - 16) / Slope;
}
