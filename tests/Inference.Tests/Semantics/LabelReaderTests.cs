using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Tests.Imaging;

namespace CoCosNet.Inference.Tests.Semantics;

public sealed class LabelReaderTests
{
    private static readonly SemanticClass[] Classes = [new(0, "sky", "#87ceeb"), new(3, "grass", "#228b22"), new(7, "water", "#1e5aa8")];

    private static readonly byte[] Palette = [.. Enumerable.Range(0, 8 * 3).Select(i => (byte)(10 * i))];

    private static LabelMap Read(byte[] bytes) =>
        Assert.IsType<LabelMap>(Source(bytes) is var source ? source.At(source.NaturalSize) : null);

    private static SemanticSource Source(byte[] bytes) =>
        new LabelReader(new ClassTable(Classes), PictureLimits.Default, []).Read(new SemanticMapFile(bytes), "map", ReadingOptions.Exact);

    /// <summary>Sky above, grass below, water in the lower right corner.</summary>
    private static byte[] Ids() =>
        [.. Enumerable.Range(0, 16 * 16).Select(i => (byte)(i / 16 < 8 ? 0 : i / 16 == 15 && i % 16 == 15 ? 7 : 3))];

    /// <summary>The same map in the classes' colours, opaque.</summary>
    private static byte[] Colors(int channels) => [.. Ids().SelectMany(id => ColorOf(id).Append((byte)255).Take(channels))];

    private static byte[] ColorOf(byte id) => Convert.FromHexString(Classes.First(known => known.Id == id).Color.AsSpan(1));

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "grey", PngBuilder.Grey(16, 16, Ids()) },
        { "palette", PngBuilder.Palette(16, 16, Ids(), Palette) },
        { "RGB", PngBuilder.Rgb(16, 16, Colors(3)) },
        { "opaque RGBA", PngBuilder.Rgba(16, 16, Colors(4)) },
        { "grey and alpha", new PngBuilder(16, 16, 8, 4, [.. Ids().SelectMany(id => (byte[])[id, 255])]).Build() },
        { "interlaced palette", new PngBuilder(16, 16, 8, 3, Ids()).With("PLTE", Palette).Interlaced().Build() },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_OfEveryEncoding_GivesPositionsInTheListOfClasses(string encoding, byte[] bytes)
    {
        var map = Read(bytes);
        Assert.Equal([0, 1, 1, 2], new[] { 0, 8 * 16, 254, 255 }.Select(pixel => map.Indices[pixel]));
        Assert.True(map.Channels == 3, encoding);
    }

    [Fact]
    public void Read_OfAnUnknownId_NamesIdPlaceCountAndWhatIsKnown()
    {
        var ids = Ids();
        (ids[16 * 2 + 5], ids[16 * 9]) = (42, 42);
        var exception = Pictures.AssertRefused(TranslationError.UnknownClass, () => Read(PngBuilder.Grey(16, 16, ids)));
        Assert.StartsWith("Class id 42 at x 5, y 2 (2 pixels, 0.78 % of the map) is not a class of the model; its ids are 0, 3, 7.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAnUnknownColor_NamesColorPlaceCountsAndTheNearestClass()
    {
        var colors = Colors(3);
        ((byte[])[0x23, 0x8B, 0x22]).CopyTo(colors, 3 * (16 * 9 + 4));
        ((byte[])[0xFF, 0x00, 0x00]).CopyTo(colors, 3 * (16 * 9 + 7));
        var exception = Pictures.AssertRefused(TranslationError.UnknownColor, () => Read(PngBuilder.Rgb(16, 16, colors)));
        Assert.StartsWith(
            "Colour #238b22 at x 4, y 9 (1 pixel of 2 in unknown colours, 0.78 % of the map) belongs to no class; the nearest is 'grass' with #228b22.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfTransparentPixels_NamesThePlace()
    {
        var colors = Colors(4);
        colors[4 * (16 * 3 + 1) + 3] = 0;
        var exception = Pictures.AssertRefused(TranslationError.UnknownColor, () => Read(PngBuilder.Rgba(16, 16, colors)));
        Assert.Contains("x 1, y 3", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Webp)]
    public void Read_OfALossyFile_AsksForAPng(PictureFormat format)
    {
        var bytes = PictureCodec.Encode(Pictures.Gradient(32, 32), format, 100);
        var exception = Pictures.AssertRefused(TranslationError.UnsupportedFormat, () => Read(bytes));
        Assert.Contains("send a PNG or a lossless WebP, or 'mapColors' lossy", exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], TranslationError> Refused => new()
    {
        { [], TranslationError.EmptyFile },
        { RefusedPictures.NotAPicture(), TranslationError.UnsupportedFormat },
        { RefusedPictures.OnePixel(), TranslationError.PictureTooSmall },
        { RefusedPictures.TruncatedPng(), TranslationError.CorruptFile },
        { RefusedPictures.AnimatedPng(), TranslationError.AnimatedPicture },
        { RefusedPictures.HugePng(), TranslationError.PictureTooLarge },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_OfABadFile_IsRefusedByItsError(byte[] bytes, TranslationError error) =>
        Pictures.AssertRefused(error, () => Read(bytes));

    [Fact]
    public void At_AnotherSize_TakesThePixelsUnderTheCentres()
    {
        var ids = Enumerable.Range(0, 20 * 20).Select(i => (byte)(i % 20 is 2 or 7 or 12 or 17 ? 7 : 0)).ToArray();

        // A fifth of the width: the centre of target 0 lies on source 2.
        var small = Assert.IsType<LabelMap>(Source(PngBuilder.Grey(20, 20, ids)).At(new PixelSize(4, 40)));

        Assert.Equal(new PixelSize(4, 40), small.Size);
        Assert.All(small.Indices, index => Assert.Equal(2, index));
    }

    [Fact]
    public void ToTensor_IsOneHot()
    {
        using var tensor = Read(PngBuilder.Grey(16, 16, Ids())).ToTensor();
        Assert.Equal([1, 3, 16, 16], tensor.shape);
        var values = tensor.data<float>().ToArray();
        Assert.Equal([128f, 127f, 1f], values.Chunk(256).Select(channel => channel.Sum()));
        Assert.Equal(1f, values[2 * 256 + 255]);
    }
}
