using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using SkiaSharp;

namespace CoCosNet.Inference.Tests.Imaging;

public sealed class PictureCodecTests
{
    private static Picture Decode(byte[] bytes) => PictureCodec.Decode(bytes, "map", PictureLimits.Default);

    [Fact]
    public void Decode_OfAnEncodedPng_GivesTheSamePixels()
    {
        var picture = Pictures.Gradient(40, 24);
        var decoded = Decode(PictureCodec.Encode(picture, PictureFormat.Png, 90));
        Assert.Equal(picture.Size, decoded.Size);
        Assert.Equal(picture.Pixels, decoded.Pixels);
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Webp)]
    public void Decode_OfALossyFile_IsNear(PictureFormat format)
    {
        var picture = Pictures.Gradient(64, 48);
        var decoded = Decode(PictureCodec.Encode(picture, format, 95));
        Assert.Equal(picture.Size, decoded.Size);
        Assert.True(picture.Pixels.Zip(decoded.Pixels).Average(pair => Math.Abs(pair.First - pair.Second)) < 4);
    }

    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Webp)]
    public void Encode_Twice_GivesTheSameBytes(PictureFormat format)
    {
        var picture = Pictures.Gradient(64, 48);
        Assert.Equal(PictureCodec.Encode(picture, format, 80), PictureCodec.Encode(picture, format, 80));
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Webp)]
    public void Encode_WithLessQuality_GivesFewerBytes(PictureFormat format)
    {
        var picture = Pictures.Gradient(128, 128);
        Assert.True(PictureCodec.Encode(picture, format, 10).Length < PictureCodec.Encode(picture, format, 100).Length);
    }

    [Theory]
    [InlineData(0, 255, 255, 255)]
    [InlineData(255, 200, 100, 0)]
    [InlineData(128, 227, 177, 127)]
    public void Decode_OfATransparentPicture_LaysItOnWhite(byte alpha, byte red, byte green, byte blue)
    {
        byte[] pixel = [200, 100, 0, alpha];
        byte[] pixels = [.. Enumerable.Repeat(pixel, 256).SelectMany(value => value)];
        Assert.Equal((red, green, blue), Decode(PngBuilder.Rgba(16, 16, pixels)).At(3, 5));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Decode_OfAJpegWithOrientation_TurnsItUpright(int orientation, bool bigEndian)
    {
        var upright = Pictures.Gradient(48, 32);
        var jpeg = PictureCodec.Encode(Stored(upright, orientation), PictureFormat.Jpeg, 100);
        byte[] turned = [.. jpeg[..2], .. Exif.JpegSegment(orientation, bigEndian), .. jpeg[2..]];

        var decoded = Decode(turned);

        Assert.Equal(upright.Size, decoded.Size);
        Assert.True(upright.Pixels.Zip(decoded.Pixels).Max(pair => Math.Abs(pair.First - pair.Second)) < 16);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decode_OfAPngWithOrientation_TurnsItUpright(bool bigEndian)
    {
        var upright = Pictures.Gradient(48, 32);
        var stored = Stored(upright, 6);
        var png = new PngBuilder(stored.Width, stored.Height, 8, 2, stored.Pixels).With("eXIf", bigEndian ? Exif.BigEndianBlock(6) : Exif.Block(6)).Build();
        Assert.Equal(upright.Pixels, Decode(png).Pixels);
    }

    [Fact]
    public void Decode_OfAWebpWithOrientation_TurnsItUpright()
    {
        var upright = Pictures.Gradient(48, 32);
        var simple = PictureCodec.Encode(Stored(upright, 8), PictureFormat.Webp, 100);

        // An extended file: 32×48 canvas, EXIF flag, the bitstream, the metadata.
        byte[] chunks =
            [.. "WEBPVP8X"u8, 10, 0, 0, 0, 0x08, 0, 0, 0, 31, 0, 0, 47, 0, 0, .. simple[12..], .. "EXIF"u8, 26, 0, 0, 0, .. Exif.Block(8)];
        var decoded = Decode([.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Length), .. chunks]);

        Assert.Equal(upright.Size, decoded.Size);
        Assert.True(upright.Pixels.Zip(decoded.Pixels).Average(pair => Math.Abs(pair.First - pair.Second)) < 4);
    }

    [Fact]
    public void Decode_OfDamagedExif_TakesThePixelsAsTheyAre()
    {
        var png = new PngBuilder(16, 20, 8, 0, new byte[320]).With("eXIf", [.. "II"u8, 42, 0, 255, 255, 255, 255, 0, 0]).Build();
        Assert.Equal(new PixelSize(16, 20), Decode(png).Size);
    }

    [Fact]
    public void Decode_OfALinearPng_ConvertsToSrgb()
    {
        // gAMA of 1.0: the samples are linear light; half of the light is 188 in sRGB.
        var png = new PngBuilder(16, 16, 8, 2, [.. Enumerable.Repeat((byte)128, 16 * 16 * 3)]).With("gAMA", [0, 1, 0x86, 0xA0]).Build();
        Assert.InRange(Decode(png).At(8, 8).Green, 186, 190);
    }

    [Fact]
    public void Decode_OfAnEmbeddedProfile_ConvertsToSrgb()
    {
        using var linear = SKColorSpace.CreateSrgbLinear();
        using var bitmap = new SKBitmap(new SKImageInfo(16, 16, SKColorType.Rgba8888, SKAlphaType.Opaque, linear));
        bitmap.GetPixelSpan().Fill(128);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100);

        var bytes = encoded.ToArray();

        Assert.True(bytes.AsSpan().IndexOf("ICC_PROFILE"u8) > 0, "The test's own file has no profile.");
        Assert.InRange(Decode(bytes).At(8, 8).Green, 184, 192);
    }

    /// <summary>The picture as a camera held that way would have stored it: found by trying what turns it upright.</summary>
    private static Picture Stored(Picture upright, int orientation)
    {
        var size = orientation >= 5 ? new PixelSize(upright.Height, upright.Width) : upright.Size;
        var (_, start, stepX, stepY) = PictureOrientation.Of(size, orientation);
        var pixels = new byte[upright.Pixels.Length];
        for (var y = 0; y < upright.Height; y++)
        {
            for (var x = 0; x < upright.Width; x++)
            {
                upright.Pixels.AsSpan(3 * (y * upright.Width + x), 3).CopyTo(pixels.AsSpan(3 * (start + x * stepX + y * stepY)));
            }
        }

        return new Picture(size, pixels);
    }
}
