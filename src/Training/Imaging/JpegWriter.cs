using CoCosNet.Scenes;
using SkiaSharp;

namespace CoCosNet.Training.Imaging;

/// <summary>Writes JPEG, the format of most users' exemplars.</summary>
internal static class JpegWriter
{
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 … 100.</param>
    public static byte[] Encode(RgbImage image, int quality)
    {
        using var bitmap = new SKBitmap(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var target = bitmap.GetPixelSpan();
        for (int from = 0, to = 0; from < image.Pixels.Length; from += 3, to += 4)
        {
            image.Pixels.AsSpan(from, 3).CopyTo(target[to..]);
            target[to + 3] = byte.MaxValue;
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }
}
