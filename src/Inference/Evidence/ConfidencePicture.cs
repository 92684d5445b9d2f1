using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Evidence;

/// <summary>
/// Confidence from dark blue (0) to light yellow (1), on a straight line in OKLab: even by construction, as readable in grey, and made of
/// what colour-blind eyes see. The scale lies in the corner, with a tick at each quarter.
/// </summary>
internal static class ConfidencePicture
{
    private static readonly OkLab None = new(0.27f, 0, -0.1f);
    private static readonly OkLab Full = new(0.94f, -0.04f, 0.15f);

    /// <param name="confidence">0..1 for every pixel, row-major.</param>
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
