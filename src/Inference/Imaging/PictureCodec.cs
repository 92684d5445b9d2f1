using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using SkiaSharp;

namespace CoCosNet.Inference.Imaging;

/// <summary>Files to pictures and back. The only file that touches the imaging library.</summary>
internal static class PictureCodec
{
    /// <summary>
    /// Decodes a PNG, JPEG or WebP: colours converted from the embedded profile to sRGB, turned upright by EXIF's orientation,
    /// transparency laid over the backdrop. Fails as <see cref="PictureHeader.Read"/> does, and with
    /// <see cref="TranslationError.CorruptFile"/> where the pixels cannot be read in full.
    /// </summary>
    /// <param name="backdrop">Grey value behind transparent pixels; white unless given.</param>
    public static Picture Decode(ReadOnlySpan<byte> bytes, string field, PictureLimits limits, byte backdrop = 255)
    {
        var header = PictureHeader.Read(bytes, field, limits);
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data) ?? throw Unreadable(header, field);
        if (codec.Info.Width != header.Size.Width || codec.Info.Height != header.Size.Height)
        {
            throw CorruptPicture.Damaged(Name(header), field, $"it says {header.Size} and holds {codec.Info.Width}×{codec.Info.Height} pixels");
        }

        using var srgb = SKColorSpace.CreateSrgb();
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(header.Size.Width, header.Size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, srgb)))
        {
            throw new TranslationException(TranslationError.OutOfMemory, field, $"There is no memory for a picture of {header.Size} now.");
        }

        switch (codec.GetPixels(bitmap.Info, bitmap.GetPixels()))
        {
            case SKCodecResult.Success:
                break;
            case SKCodecResult.IncompleteInput:
                throw CorruptPicture.CutOff(Name(header), field);
            default:
                throw Unreadable(header, field);
        }

        // SKCodec.EncodedOrigin misses PNG's eXIf, so the header's own reading counts.
        return Flatten(bitmap.GetPixelSpan(), PictureOrientation.Of(header.Size, header.Orientation), backdrop);
    }

    /// <summary>Encodes; equal pictures give equal bytes.</summary>
    /// <param name="quality">Of JPEG and lossy WebP, 1 to 100; PNG is lossless.</param>
    public static byte[] Encode(Picture picture, PictureFormat format, int quality)
    {
        // Without a colour space no profile is written: untagged means sRGB everywhere.
        using var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Widen(picture.Pixels, bitmap.GetPixelSpan());
        using var pixmap = bitmap.PeekPixels();
        using var data = format switch
        {
            // Against level 6, a picture of ours of 256²: a quarter of the time (3 ms), a tenth more bytes.
            PictureFormat.Png => pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Paeth, 2)),
            PictureFormat.Webp => pixmap.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality)),
            PictureFormat.Jpeg => pixmap.Encode(new SKJpegEncoderOptions(quality)),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format of results."),
        };
        return data?.ToArray() ?? throw new InvalidOperationException($"A picture of {picture.Size} could not be encoded as {format}.");
    }

    /// <summary>RGBA with straight alpha, as stored, to RGB over the backdrop, upright.</summary>
    private static Picture Flatten(ReadOnlySpan<byte> rgba, PictureOrientation orientation, byte backdrop)
    {
        var (size, start, stepX, stepY) = orientation;
        var pixels = new byte[size.Pixels * Picture.Channels];
        var target = 0;
        for (var y = 0; y < size.Height; y++)
        {
            var source = start + y * stepY;
            for (var x = 0; x < size.Width; x++, source += stepX)
            {
                var pixel = rgba.Slice(4 * source, 4);
                int alpha = pixel[3];
                for (var channel = 0; channel < Picture.Channels; channel++)
                {
                    pixels[target++] = (byte)((pixel[channel] * alpha + backdrop * (255 - alpha) + 127) / 255);
                }
            }
        }

        return new Picture(size, pixels);
    }

    private static void Widen(ReadOnlySpan<byte> rgb, Span<byte> rgba)
    {
        for (int source = 0, target = 0; source < rgb.Length; source += 3, target += 4)
        {
            rgba[target] = rgb[source];
            rgba[target + 1] = rgb[source + 1];
            rgba[target + 2] = rgb[source + 2];
            rgba[target + 3] = 255;
        }
    }

    private static TranslationException Unreadable(PictureHeader header, string field) =>
        CorruptPicture.Damaged(Name(header), field, "its pixels cannot be decoded");

    private static string Name(PictureHeader header) => header.Container switch
    {
        PictureContainer.Png => "PNG",
        PictureContainer.Jpeg => "JPEG",
        _ => "WebP",
    };
}
