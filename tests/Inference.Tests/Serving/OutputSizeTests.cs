using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Serving;

namespace CoCosNet.Inference.Tests.Serving;

public sealed class OutputSizeTests
{
    [Theory]
    [InlineData(256, 256, 512, 512, 512)]
    [InlineData(1920, 1080, 256, 256, 160)]
    [InlineData(300, 200, 256, 256, 160)]
    [InlineData(200, 300, 512, 352, 512)]
    [InlineData(1000, 130, 256, 256, 128)]
    public void Choose_WithoutAWish_KeepsTheMapsProportions(int width, int height, int modelSize, int expectedWidth, int expectedHeight) =>
        Assert.Equal(
            new PixelSize(expectedWidth, expectedHeight), OutputSize.Choose(new TranslationOptions(), new PixelSize(width, height), modelSize));

    [Fact]
    public void Choose_WithAWish_IsTheWish() =>
        Assert.Equal(
            new PixelSize(384, 256), OutputSize.Choose(new TranslationOptions { Width = 384, Height = 256 }, new PixelSize(100, 100), 512));

    [Theory]
    [InlineData(100, 256, "width")]
    [InlineData(256, 1056, "height")]
    [InlineData(300, 256, "width")]
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
        var exception = Assert.Throws<TranslationException>(() => OutputSize.Choose(new TranslationOptions(), new PixelSize(900, 100), 512));
        Assert.Equal((TranslationError.InvalidSize, "map"), (exception.Error, exception.Field));
    }
}
