using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Tests.Imaging;

public sealed class RefusedPictureTests
{
    public static TheoryData<string, byte[], TranslationError> Refused => new()
    {
        { "empty", [], TranslationError.EmptyFile },
        { "words", RefusedPictures.NotAPicture(), TranslationError.UnsupportedFormat },
        { "BMP", RefusedPictures.Bmp(), TranslationError.UnsupportedFormat },
        { "GIF without a picture", RefusedPictures.Gif(), TranslationError.CorruptFile },
        { "animated GIF", GifBuilder.Flat(20, (1, 2, 3), (4, 5, 6)), TranslationError.AnimatedPicture },
        { "JPEG without its last rows", new JpegBuilder(64, 64, (_, _) => 90) { Rows = 7, Ends = false }.Build(), TranslationError.CorruptFile },
        { "JPEG of two channels", new JpegBuilder(64, 64, (_, _) => 90, (_, _) => 90).Build(), TranslationError.UnsupportedColorModel },
        { "1×1", RefusedPictures.OnePixel(), TranslationError.PictureTooSmall },
        { "15 rows", PngBuilder.Grey(64, 15, new byte[64 * 15]), TranslationError.PictureTooSmall },
        { "truncated PNG", RefusedPictures.TruncatedPng(), TranslationError.CorruptFile },
        { "PNG signature alone", RefusedPictures.OnePixel()[..8], TranslationError.CorruptFile },
        { "APNG", RefusedPictures.AnimatedPng(), TranslationError.AnimatedPicture },
        { "animated WebP", RefusedPictures.AnimatedWebp(), TranslationError.AnimatedPicture },
        { "damaged CMYK JPEG", RefusedPictures.CmykJpeg(), TranslationError.CorruptFile },
        { "20000×20000", RefusedPictures.HugePng(), TranslationError.PictureTooLarge },
        { "8193 wide", new PngBuilder(8193, 16, 8, 0, []).Build(), TranslationError.PictureTooLarge },
        { "26 megapixels", new PngBuilder(5200, 5000, 8, 0, []).Build(), TranslationError.PictureTooLarge },
        { "no data", new PngBuilder(32, 32, 8, 0, []).Build(), TranslationError.CorruptFile },
        { "a colour type that does not exist", new PngBuilder(32, 32, 8, 5, new byte[1024]).Build(), TranslationError.CorruptFile },
        { "12-bit JPEG", TwelveBitJpeg(), TranslationError.UnsupportedBitDepth },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Decode_OfABadFile_IsRefusedByItsError(string what, byte[] bytes, TranslationError error)
    {
        var exception = Pictures.AssertRefused(error, () => PictureCodec.Decode(bytes, "map", PictureLimits.Default));
        Assert.True(exception.Message.EndsWith('.'), $"{what}: '{exception.Message}' is no sentence.");
    }

    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Webp)]
    public void Decode_CutOffAnywhere_IsCorrupt(PictureFormat format)
    {
        var whole = PictureCodec.Encode(Pictures.Gradient(33, 47), format, 90);
        // A JPEG may lack its end marker.
        for (var length = 20; length < whole.Length - (format == PictureFormat.Jpeg ? 2 : 0); length++)
        {
            var exception = Assert.Throws<TranslationException>(() => PictureCodec.Decode(whole.AsSpan(0, length), "map", PictureLimits.Default));
            Assert.Equal(TranslationError.CorruptFile, exception.Error);
        }
    }

    [Fact]
    public void Decode_OfABmp_SaysSo()
    {
        var exception = Pictures.AssertRefused(
            TranslationError.UnsupportedFormat, () => PictureCodec.Decode(RefusedPictures.Bmp(), "map", PictureLimits.Default));
        Assert.Equal("It is a BMP; send a PNG, JPEG, WebP or GIF.", exception.Message);
    }

    [Fact]
    public void Decode_OfAJpegWithManyScans_IsRefusedBeforeDecoding()
    {
        var jpeg = PictureCodec.Encode(Pictures.Gradient(32, 32), PictureFormat.Jpeg, 90);
        var scan = jpeg.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] many = [.. jpeg[..scan], .. Enumerable.Repeat(jpeg[scan..^2], 33).SelectMany(bytes => bytes), 0xFF, 0xD9];
        Pictures.AssertRefused(TranslationError.UnsupportedFormat, () => PictureCodec.Decode(many, "map", PictureLimits.Default));
    }

    [Fact]
    public void Decode_OfAJpegWithTrailingBytes_Works()
    {
        byte[] motionPhoto = [.. PictureCodec.Encode(Pictures.Gradient(32, 32), PictureFormat.Jpeg, 90), .. "a short film"u8];
        Assert.Equal(new PixelSize(32, 32), PictureCodec.Decode(motionPhoto, "map", PictureLimits.Default).Size);
    }

    private static byte[] TwelveBitJpeg()
    {
        var jpeg = PictureCodec.Encode(Pictures.Gradient(32, 32), PictureFormat.Jpeg, 90);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        jpeg[frame + 4] = 12;
        return jpeg;
    }
}
