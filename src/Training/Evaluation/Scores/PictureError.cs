using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Evaluation.Scores;

/// <summary>Pixel-wise error between two pictures of the same size, in sRGB.</summary>
internal static class PictureError
{
    /// <summary>PSNR reported for equal pictures, whose ratio would be infinite.</summary>
    public const double MostDecibels = 100;

    /// <summary>Mean of the squared differences of all bytes.</summary>
    public static double MeanSquare(Picture first, Picture second)
    {
        if (first.Size != second.Size)
        {
            throw new ArgumentException($"Pictures of {first.Size} and {second.Size} cannot be compared.", nameof(second));
        }

        var sum = 0L;
        for (var i = 0; i < first.Pixels.Length; i++)
        {
            var difference = first.Pixels[i] - second.Pixels[i];
            sum += difference * difference;
        }

        return (double)sum / first.Pixels.Length;
    }

    /// <summary>Peak signal-to-noise ratio in dB for a <see cref="MeanSquare"/>.</summary>
    public static double Decibels(double meanSquare) =>
        meanSquare == 0 ? MostDecibels : Math.Min(MostDecibels, 10 * Math.Log10(255 * 255 / meanSquare));
}
