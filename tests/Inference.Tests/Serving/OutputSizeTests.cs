using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Serving;

namespace CoCosNet.Inference.Tests.Serving;

public sealed class OutputSizeTests
{
    [Theory]
    [InlineData(256, 256, 512, 512, 512)]
    [InlineData(1920, 1080, 256, 256, 144)]
    [InlineData(1000, 700, 256, 256, 179)]
    [InlineData(300, 200, 256, 256, 171)]
    [InlineData(200, 300, 512, 341, 512)]
    [InlineData(1000, 130, 256, 985, 128)]
    [InlineData(16, 256, 256, 128, 2048)]
    public void Choose_WithoutAWish_KeepsTheMapsProportions(int width, int height, int modelSize, int expectedWidth, int expectedHeight) =>
        Assert.Equal(
            new PixelSize(expectedWidth, expectedHeight), OutputSize.Choose(new TranslationOptions(), new PixelSize(width, height), modelSize));

    [Fact]
    public void Choose_WithoutAWish_IsWithinAHundredthOfAnyMapsProportions()
    {
        for (var width = 16; width <= 512; width += 7)
        {
            for (var height = width; height <= 16 * width; height += 1 + (height / 9))
            {
                var size = OutputSize.Choose(new TranslationOptions(), new PixelSize(width, height), 256);
                Assert.InRange((double)size.Width * height / (size.Height * (double)width), 0.99, 1.01);
                Assert.True(size.ShorterSide >= 128 && size.LongerSide is >= 256 and <= 2048, $"{width}×{height} gives {size}");
            }
        }
    }

    [Fact]
    public void Choose_WithAWish_IsTheWish() =>
        Assert.Equal(
            new PixelSize(1917, 131), OutputSize.Choose(new TranslationOptions { Width = 1917, Height = 131 }, new PixelSize(100, 100), 512));

    [Theory]
    [InlineData(100, 256, "width")]
    [InlineData(256, 2049, "height")]
    [InlineData(127, 256, "width")]
    [InlineData(256, null, "height")]
    [InlineData(null, 256, "width")]
    public void Choose_OfAnImpossibleSize_NamesTheField(int? width, int? height, string field)
    {
        var exception = Assert.Throws<TranslationException>(
            () => OutputSize.Choose(new TranslationOptions { Width = width, Height = height }, new PixelSize(100, 100), 512));
        Assert.Equal((TranslationError.InvalidSize, field), (exception.Error, exception.Field));
    }

    [Fact]
    public void Choose_OfAnOblongMap_AsksForASize()
    {
        var exception = Assert.Throws<TranslationException>(() => OutputSize.Choose(new TranslationOptions(), new PixelSize(1700, 100), 512));
        Assert.Equal((TranslationError.InvalidSize, "map"), (exception.Error, exception.Field));
    }
}
