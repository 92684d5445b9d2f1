using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Evaluation.Colors;

/// <summary>CIEDE2000 (CIE 142-2001), all three weights 1. A difference of 1 is just noticeable, 4 is obvious.</summary>
internal static class ColorDifference
{
    private const double Pow25To7 = 6103515625;

    public static double Ciede2000(LabColor first, LabColor second)
    {
        var (chroma1, hue1, chroma2, hue2) = Adjusted(first, second);
        var lightness = second.L - first.L;
        var chroma = chroma2 - chroma1;
        var grey = chroma1 * chroma2 == 0;
        var turn = grey ? 0 : Turn(hue2 - hue1);
        var hue = 2 * Math.Sqrt(chroma1 * chroma2) * Sin(turn / 2);

        var meanLightness = (first.L + second.L) / 2;
        var meanChroma = (chroma1 + chroma2) / 2;
        var meanHue = grey ? hue1 + hue2 : MeanHue(hue1, hue2);
        var t = 1 - (0.17 * Cos(meanHue - 30)) + (0.24 * Cos(2 * meanHue)) + (0.32 * Cos((3 * meanHue) + 6)) - (0.20 * Cos((4 * meanHue) - 63));
        var middle = (meanLightness - 50) * (meanLightness - 50);
        var lightnessTerm = lightness / (1 + (0.015 * middle / Math.Sqrt(20 + middle)));
        var chromaTerm = chroma / (1 + (0.045 * meanChroma));
        var hueTerm = hue / (1 + (0.015 * meanChroma * t));

        // Correction for blue, where chroma and hue are not independent.
        var bend = 30 * Math.Exp(-Math.Pow((meanHue - 275) / 25, 2));
        var rotation = -2 * ChromaShare(meanChroma) * Sin(2 * bend);
        return Math.Sqrt(
            (lightnessTerm * lightnessTerm) + (chromaTerm * chromaTerm) + (hueTerm * hueTerm) + (rotation * chromaTerm * hueTerm));
    }

    /// <summary>Chroma and hue in degrees, after stretching the a-axis for greys.</summary>
    private static (double Chroma1, double Hue1, double Chroma2, double Hue2) Adjusted(LabColor first, LabColor second)
    {
        var mean = (Math.Sqrt((first.A * first.A) + (first.B * first.B)) + Math.Sqrt((second.A * second.A) + (second.B * second.B))) / 2;
        var stretch = 1.5 - (0.5 * ChromaShare(mean));
        double a1 = first.A * stretch, a2 = second.A * stretch;
        return (Math.Sqrt((a1 * a1) + (first.B * first.B)), Hue(a1, first.B), Math.Sqrt((a2 * a2) + (second.B * second.B)), Hue(a2, second.B));
    }

    private static double ChromaShare(double chroma)
    {
        var seventh = Math.Pow(chroma, 7);
        return Math.Sqrt(seventh / (seventh + Pow25To7));
    }

    private static double Hue(double a, double b)
    {
        var degrees = Math.Atan2(b, a) * 180 / Math.PI;
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /// <summary>The signed difference of hues along the shorter arc.</summary>
    private static double Turn(double degrees) => degrees switch
    {
        > 180 => degrees - 360,
        < -180 => degrees + 360,
        _ => degrees,
    };

    private static double MeanHue(double hue1, double hue2)
    {
        var sum = hue1 + hue2;
        if (Math.Abs(hue1 - hue2) <= 180)
        {
            return sum / 2;
        }

        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
