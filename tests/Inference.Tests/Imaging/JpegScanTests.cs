using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using SkiaSharp;

namespace CoCosNet.Inference.Tests.Imaging;

/// <summary>JPEGs without their end marker: taken where all rows are there, as browsers do, and refused where one is missing.</summary>
public sealed class JpegScanTests
{
    [Theory]
    [InlineData(33, 47, 0)]
    [InlineData(64, 64, 0)]
    [InlineData(64, 64, 3)]
    [InlineData(17, 130, 1)]
    public void IsComplete_ByRows_TellsWhetherTheLastIsThere(int width, int height, int interval)
    {
        var rows = (height + 7) / 8;
        for (var written = 0; written <= rows; written++)
        {
            var file = new JpegBuilder(width, height, Level, Level, Level) { Rows = written, Ends = false, RestartInterval = interval }.Build();
            Assert.Equal(written == rows, JpegScan.IsComplete(file));
        }
    }

    [Theory]
    [InlineData(SKJpegEncoderDownsample.Downsample420)]
    [InlineData(SKJpegEncoderDownsample.Downsample422)]
    [InlineData(SKJpegEncoderDownsample.Downsample444)]
    public void Decode_WithoutTheEndMarker_GivesTheSamePicture(SKJpegEncoderDownsample sampling)
    {
        var whole = Encode(Pictures.Gradient(67, 45), sampling);
        var expected = PictureCodec.Decode(whole, "map", PictureLimits.Default).Pixels;
        Assert.Equal(expected, PictureCodec.Decode(whole.AsSpan(..^2), "map", PictureLimits.Default).Pixels);
        Assert.Equal(expected, PictureCodec.Decode(whole.AsSpan(..^1), "map", PictureLimits.Default).Pixels);
    }

    [Fact]
    public void IsComplete_CutOffAnywhere_IsFalse()
    {
        var whole = PictureCodec.Encode(Pictures.Gradient(40, 40), PictureFormat.Jpeg, 90);
        for (var length = 2; length < whole.Length - 2; length++)
        {
            Assert.False(JpegScan.IsComplete(whole.AsSpan(0, length)), $"{length} of {whole.Length} bytes");
        }
    }

    private static byte Level(int x, int y) => (byte)((30 * x) + (20 * y));

    private static byte[] Encode(Picture picture, SKJpegEncoderDownsample sampling)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var i = 0; i < picture.Size.Pixels; i++)
        {
            picture.Pixels.AsSpan(3 * i, 3).CopyTo(bitmap.GetPixelSpan()[(4 * i)..]);
            bitmap.GetPixelSpan()[(4 * i) + 3] = 255;
        }

        using var pixmap = bitmap.PeekPixels();
        using var data = pixmap.Encode(new SKJpegEncoderOptions(80, sampling, SKJpegEncoderAlphaOption.Ignore));
        return data!.ToArray();
    }
}
