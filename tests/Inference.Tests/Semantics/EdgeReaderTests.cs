using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Edges;
using CoCosNet.Inference.Tests.Imaging;

namespace CoCosNet.Inference.Tests.Semantics;

public sealed class EdgeReaderTests
{
    private static SemanticSource Source(byte[] bytes) => new EdgeReader(PictureLimits.Default).Read(new SemanticMapFile(bytes), "map", ReadingOptions.Exact);

    private static DenseMap Read(byte[] bytes) => Source(bytes) is var source ? (DenseMap)source.At(source.NaturalSize) : null!;

    [Fact]
    public void Read_OfGrey_GivesBrightnessFromZeroToOne()
    {
        var map = Read(PngBuilder.Grey(16, 16, [.. Enumerable.Range(0, 256).Select(i => (byte)i)]));
        Assert.Equal(1, map.Channels);
        Assert.Equal(Enumerable.Range(0, 256).Select(i => i / 255f), map.Values);
    }

    [Fact]
    public void Read_OfColor_TakesItsLuma()
    {
        byte[] pixel = [200, 100, 50];
        var map = Read(PngBuilder.Rgb(16, 16, [.. Enumerable.Repeat(pixel, 256).SelectMany(value => value)]));
        Assert.Equal((0.299f * 200 + 0.587f * 100 + 0.114f * 50) / 255f, map.Values[77], 1e-6f);
    }

    [Fact]
    public void Read_OfTransparency_SeesNoEdge()
    {
        byte[] pixel = [255, 255, 255, 0];
        var map = Read(PngBuilder.Rgba(16, 16, [.. Enumerable.Repeat(pixel, 256).SelectMany(value => value)]));
        Assert.All(map.Values, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Webp)]
    public void Read_OfALossyPicture_Works(PictureFormat format) =>
        Assert.Equal(new PixelSize(32, 24), Read(PictureCodec.Encode(Pictures.Gradient(32, 24), format, 90)).Size);

    [Fact]
    public void At_AnotherSize_InventsNoValues()
    {
        var map = (DenseMap)Source(PngBuilder.Grey(16, 16, [.. Enumerable.Range(0, 256).Select(i => (byte)(i % 2 * 255))])).At(new PixelSize(50, 30));
        Assert.Equal(new PixelSize(50, 30), map.Size);
        Assert.All(map.Values, value => Assert.True(value is 0 or 1));
    }

    [Fact]
    public void Read_OfWords_IsRefused() =>
        Pictures.AssertRefused(TranslationError.UnsupportedFormat, () => Read(RefusedPictures.NotAPicture()));
}
