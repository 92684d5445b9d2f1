using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Tests.Imaging;

public sealed class PictureResamplerTests
{
    [Fact]
    public void Resize_ToTheSameSize_GivesTheSamePicture()
    {
        var picture = Pictures.Gradient(20, 30);
        Assert.Same(picture, PictureResampler.Resize(picture, picture.Size));
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(37, 91)]
    [InlineData(500, 20)]
    public void Resize_OfOneColor_KeepsIt(int width, int height)
    {
        var flat = new Picture(new PixelSize(64, 64), [.. Enumerable.Repeat((byte)200, 64 * 64 * 3)]);
        Assert.All(PictureResampler.Resize(flat, new PixelSize(width, height)).Pixels, value => Assert.Equal(200, value));
    }

    [Fact]
    public void Resize_OfAFineChequerboardToATenth_GivesEvenGrey()
    {
        var pixels = new byte[640 * 640 * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (y, x) = Math.DivRem(i / 3, 640);
            pixels[i] = (byte)((x + y) % 2 == 0 ? 255 : 0);
        }

        var small = PictureResampler.Resize(new Picture(new PixelSize(640, 640), pixels), new PixelSize(61, 67));
        Assert.All(small.Pixels, value => Assert.InRange(value, 120, 135));
    }

    [Fact]
    public void Resize_OfAGradient_StaysOneAndIsNotShifted()
    {
        var small = PictureResampler.Resize(Pictures.Gradient(256, 256), new PixelSize(64, 64));
        for (var x = 4; x < 60; x++)
        {
            Assert.InRange(small.At(x, 32).Red, 4 * x, 4 * x + 3);
        }
    }

    [Fact]
    public void Resize_Up_InterpolatesBetweenPixels()
    {
        var large = PictureResampler.Resize(Pictures.Gradient(32, 32), new PixelSize(320, 320));
        var row = Enumerable.Range(0, 320).Select(x => (int)large.At(x, 160).Red).ToArray();
        Assert.All(row.Zip(row[1..]), pair => Assert.InRange(pair.Second - pair.First, -1, 3));
    }

    [Fact]
    public void Resize_OfALineOnTheBorder_KeepsItThere()
    {
        var pixels = new byte[100 * 100 * 3];
        pixels.AsSpan(0, 100 * 3).Fill(255);
        var small = PictureResampler.Resize(new Picture(new PixelSize(100, 100), pixels), new PixelSize(100, 20));
        Assert.InRange(small.At(50, 0).Red, 30, 90);
        Assert.Equal(0, small.At(50, 5).Red);
    }
}
