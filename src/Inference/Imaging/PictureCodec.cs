using System.Runtime.InteropServices;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using SkiaSharp;

namespace CoCosNet.Inference.Imaging;

/// <summary>Decodes and encodes pictures. This is the only file of the server that uses SkiaSharp.</summary>
internal static class PictureCodec
{
    /// <summary>Lowest alpha at which a pixel of an exemplar counts as shown.</summary>
    public const byte LeastAlpha = 128;

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];

    /// <summary>
    /// Decodes a PNG, JPEG, WebP or GIF: converts colours from the embedded profile to sRGB, applies EXIF's orientation, and composites
    /// transparent pixels over the backdrop. Fails as <see cref="PictureHeader.Read"/> does, and with
    /// <see cref="TranslationError.CorruptFile"/> if the pixels cannot be decoded in full.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="field">Name of its field.</param>
    /// <param name="limits">Accepted sizes.</param>
    /// <param name="backdrop">Colour behind transparent pixels; white by default.</param>
    /// <param name="firstOfMany">Whether an animation is accepted, for its first picture.</param>
    public static Picture Decode(ReadOnlySpan<byte> bytes, string field, PictureLimits limits, Backdrop? backdrop = null, bool firstOfMany = false)
    {
        var header = PictureHeader.Read(bytes, field, limits, firstOfMany);
        using var srgb = SKColorSpace.CreateSrgb();
        using var bitmap = DecodeStored(bytes, header, srgb, field);

        // SKCodec.EncodedOrigin ignores PNG's eXIf, so the orientation comes from the header.
        return Flatten(bitmap.GetPixelSpan(), PictureOrientation.Of(header.Size, header.Orientation), backdrop ?? Backdrop.White);
    }

    /// <summary>Decodes an exemplar as <see cref="Decode"/> does, but returns its transparency as a mask instead of compositing it over a
    /// backdrop.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="field">Name of its field.</param>
    /// <param name="limits">Accepted sizes.</param>
    /// <param name="firstOfMany">Whether an animation is accepted, for its first picture.</param>
    /// <param name="mask">Marks the pixels whose alpha is at least <see cref="LeastAlpha"/>; null if all are. The other pixels, the holes,
    /// take the colour of the nearest marked pixel.</param>
    /// <exception cref="TranslationException">Decoding fails as in <see cref="Decode"/>, or every pixel is transparent.</exception>
    public static Picture DecodeShown(ReadOnlySpan<byte> bytes, string field, PictureLimits limits, bool firstOfMany, out PixelMask? mask)
    {
        var header = PictureHeader.Read(bytes, field, limits, firstOfMany);
        using var srgb = SKColorSpace.CreateSrgb();
        using var bitmap = DecodeStored(bytes, header, srgb, field);
        var orientation = PictureOrientation.Of(header.Size, header.Orientation);
        var (picture, shown) = Separate(bitmap.GetPixelSpan(), orientation);
        mask = shown.AsSpan().Contains(false) ? new PixelMask(picture.Size, shown) : null;
        if (mask?.IsEmpty == true)
        {
            throw new TranslationException(
                TranslationError.PictureTooSmall, field,
                $"It is transparent: no pixel has an alpha of {LeastAlpha} or more. Send a picture that shows something.");
        }

        mask?.Fill(picture);
        return picture;
    }

    /// <summary>
    /// Decodes to R, G, B and straight alpha as stored, upright and without colour conversion. Fails as <see cref="Decode"/> does.
    /// </summary>
    public static (PixelSize Size, byte[] Rgba) DecodeUnmanaged(ReadOnlySpan<byte> bytes, PictureHeader header, string field)
    {
        using var bitmap = DecodeStored(bytes, header, colorSpace: null, field);
        var stored = MemoryMarshal.Cast<byte, int>(bitmap.GetPixelSpan());
        var orientation = PictureOrientation.Of(header.Size, header.Orientation);
        var rgba = new byte[4 * header.Size.Pixels];
        orientation.Turn<int>(stored, MemoryMarshal.Cast<byte, int>(rgba.AsSpan()));
        return (orientation.Size, rgba);
    }

    /// <summary>Encodes a picture. Equal pictures give equal bytes.</summary>
    /// <param name="quality">Quality of JPEG and lossy WebP, 1 to 100; ignored for PNG, which is lossless.</param>
    public static byte[] Encode(Picture picture, PictureFormat format, int quality)
    {
        // Without a colour space Skia writes no profile; untagged pictures are read as sRGB.
        using var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Widen(picture.Pixels, bitmap.GetPixelSpan());
        using var pixmap = bitmap.PeekPixels();
        using var data = format switch
        {
            // Level 2 takes a quarter of level 6's time and a tenth more bytes; the filter Up three quarters of Paeth's time and as many bytes.
            PictureFormat.Png => pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Up, 2)),
            PictureFormat.Webp => pixmap.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality)),
            PictureFormat.Jpeg => pixmap.Encode(new SKJpegEncoderOptions(quality)),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format of results."),
        };
        return data?.ToArray() ?? throw new InvalidOperationException($"A picture of {picture.Size} could not be encoded as {format}.");
    }

    private static SKBitmap DecodeStored(ReadOnlySpan<byte> bytes, PictureHeader header, SKColorSpace? colorSpace, string field)
    {
        byte[] ended = header.LacksEnd ? [.. bytes.TrimEnd((byte)0xFF), .. JpegEnd] : [];
        using var data = SKData.CreateCopy(header.LacksEnd ? ended : bytes);
        using var codec = SKCodec.Create(data) ?? throw Unreadable(header, field);
        if (codec.Info.Width != header.Size.Width || codec.Info.Height != header.Size.Height)
        {
            throw CorruptPicture.Damaged(Name(header), field, $"it says {header.Size} and holds {codec.Info.Width}×{codec.Info.Height} pixels");
        }

        var bitmap = new SKBitmap();
        try
        {
            var info = new SKImageInfo(header.Size.Width, header.Size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, colorSpace);
            if (!bitmap.TryAllocPixels(info))
            {
                throw new TranslationException(TranslationError.OutOfMemory, field, $"There is no memory for a picture of {header.Size} now.");
            }

            return codec.GetPixels(bitmap.Info, bitmap.GetPixels()) switch
            {
                SKCodecResult.Success => bitmap,
                SKCodecResult.IncompleteInput => throw CorruptPicture.CutOff(Name(header), field),
                _ => throw Unreadable(header, field),
            };
        }
        catch
        {
            bitmap.Dispose();
            throw;
        }
    }

    /// <summary>Splits stored RGBA with straight alpha into upright RGB, ignoring alpha, and a flag for each pixel that is shown.</summary>
    private static (Picture Picture, bool[] Shown) Separate(ReadOnlySpan<byte> rgba, PictureOrientation orientation)
    {
        var (size, start, stepX, stepY) = orientation;
        var pixels = new byte[size.Pixels * Picture.Channels];
        var shown = new bool[size.Pixels];
        var target = 0;
        for (var y = 0; y < size.Height; y++)
        {
            var source = start + (y * stepY);
            for (var x = 0; x < size.Width; x++, source += stepX, target++)
            {
                var pixel = rgba.Slice(4 * source, 4);
                pixel[..Picture.Channels].CopyTo(pixels.AsSpan(Picture.Channels * target));
                shown[target] = pixel[Picture.Channels] >= LeastAlpha;
            }
        }

        return (new Picture(size, pixels), shown);
    }

    /// <summary>Composites stored RGBA with straight alpha over the backdrop and returns upright RGB.</summary>
    private static Picture Flatten(ReadOnlySpan<byte> rgba, PictureOrientation orientation, Backdrop backdrop)
    {
        var (size, start, stepX, stepY) = orientation;
        Span<byte> behind = [backdrop.Red, backdrop.Green, backdrop.Blue];
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
                    pixels[target++] = (byte)((pixel[channel] * alpha + behind[channel] * (255 - alpha) + 127) / 255);
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

    private static string Name(PictureHeader header) => header.Format switch
    {
        PictureFormat.Png => "PNG",
        PictureFormat.Jpeg => "JPEG",
        PictureFormat.Gif => "GIF",
        _ => "WebP",
    };
}
