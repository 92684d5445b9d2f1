using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Evaluation.Matches;

/// <summary>Finds the textured pixels of a picture, which can be told from their neighbours.</summary>
internal static class TextureMask
{
    /// <summary>Smallest mean squared gradient, in squared grey levels per pixel: a root mean square of 4 levels per pixel.</summary>
    public const float Threshold = 16f;

    private const int Window = 7;

    private static readonly float[] Binomial = [0.25f, 0.5f, 0.25f];
    private static readonly float[] Box = [.. Enumerable.Repeat(1f / Window, Window)];

    /// <summary>True where the gradient energy of the luma, over 7×7 pixels, reaches <see cref="Threshold"/>.</summary>
    /// <returns>H×W.</returns>
    public static bool[] Of(Picture picture) => Array.ConvertAll(GradientEnergy(picture), energy => energy >= Threshold);

    /// <summary>
    /// Mean over 7×7 pixels of the squared central differences of the luma. The luma is blurred slightly first, so that grain does not
    /// count as texture.
    /// </summary>
    /// <returns>H×W.</returns>
    public static float[] GradientEnergy(Picture picture)
    {
        var (width, height) = (picture.Width, picture.Height);
        var luma = Filter(Luma(picture), width, height, Binomial);
        var energy = new float[luma.Length];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var across = At(luma, row, column + 1) - At(luma, row, column - 1);
                var down = At(luma, row + 1, column) - At(luma, row - 1, column);
                energy[(row * width) + column] = ((across * across) + (down * down)) / 4;
            }
        }

        return Filter(energy, width, height, Box);

        float At(float[] values, int row, int column) =>
            values[(Math.Clamp(row, 0, height - 1) * width) + Math.Clamp(column, 0, width - 1)];
    }

    private static float[] Luma(Picture picture)
    {
        var luma = new float[picture.Size.Pixels];
        for (int pixel = 0, at = 0; pixel < luma.Length; pixel++, at += Picture.Channels)
        {
            luma[pixel] = 255 * Srgb.Luma(picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]);
        }

        return luma;
    }

    /// <summary>Filters along both axes; the outermost pixels are repeated outside.</summary>
    private static float[] Filter(float[] values, int width, int height, float[] kernel)
    {
        var reach = kernel.Length / 2;
        var rows = new float[values.Length];
        var result = new float[values.Length];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                for (var tap = 0; tap < kernel.Length; tap++)
                {
                    rows[(row * width) + column] += kernel[tap] * values[(row * width) + Math.Clamp(column + tap - reach, 0, width - 1)];
                }
            }
        }

        for (var row = 0; row < height; row++)
        {
            for (var tap = 0; tap < kernel.Length; tap++)
            {
                var source = Math.Clamp(row + tap - reach, 0, height - 1) * width;
                for (var column = 0; column < width; column++)
                {
                    result[(row * width) + column] += kernel[tap] * rows[source + column];
                }
            }
        }

        return result;
    }
}
