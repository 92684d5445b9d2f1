using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Evidence;

/// <summary>
/// Draws confidence from dark blue (0) to light yellow (1), on a straight line in OKLab: perceptually uniform, readable in grey and by
/// colour-blind viewers. The scale is drawn in the corner, with a tick at each quarter.
/// </summary>
internal static class ConfidencePicture
{
    private static readonly OkLab None = new(0.27f, 0, -0.1f);
    private static readonly OkLab Full = new(0.94f, -0.04f, 0.15f);

    /// <param name="confidence">Confidence of every pixel, 0..1, row-major.</param>
    public static Picture Draw(ReadOnlySpan<float> confidence, PixelSize size)
    {
        var pixels = new byte[size.Pixels * Picture.Channels];
        for (var pixel = 0; pixel < confidence.Length; pixel++)
        {
            ColorOf(confidence[pixel]).WriteTo(pixels.AsSpan(Picture.Channels * pixel, Picture.Channels));
        }

        var picture = new Picture(size, pixels);
        Legend.DrawBar(picture, ColorOf);
        return picture;
    }

    public static OkLab ColorOf(float confidence) => OkLab.Mix(None, Full, Math.Clamp(confidence, 0, 1));
}
