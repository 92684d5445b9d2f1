namespace CoCosNet.Inference.Imaging;

/// <summary>Converts between sRGB values and linear light (IEC 61966-2-1), both 0 to 1, and computes luma.</summary>
internal static class Srgb
{
    /// <summary>Linear light of each byte.</summary>
    public static IReadOnlyList<double> Light { get; } = [.. Enumerable.Range(0, 256).Select(value => Decode(value / 255.0))];

    /// <summary>Returns the byte nearest to a linear light of 0 to 1.</summary>
    public static byte Encode(double light) =>
        (byte)Math.Round(255 * (light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055));

    /// <summary>Returns the BT.601 luma of sRGB values, 0 to 1; exactly value/255 for grey.</summary>
    public static float Luma(int red, int green, int blue) => ((299 * red) + (587 * green) + (114 * blue)) / 255_000f;

    private static double Decode(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
}
