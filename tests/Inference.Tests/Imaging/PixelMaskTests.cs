using CoCosNet.Contracts.Errors;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Tests.Imaging;

public sealed class PixelMaskTests
{
    private static readonly PixelSize Size = new(24, 16);

    [Fact]
    public void NearestShown_OfEveryPixel_IsAsNearAsAny()
    {
        var random = new Random(5);
        var mask = new PixelMask(Size, [.. Enumerable.Range(0, (int)Size.Pixels).Select(_ => random.Next(12) == 0)]);
        var nearest = mask.NearestShown();
        var shown = Enumerable.Range(0, nearest.Length).Where(pixel => mask.Shown[pixel]).ToArray();
        for (var pixel = 0; pixel < nearest.Length; pixel++)
        {
            Assert.True(mask.Shown[nearest[pixel]]);
            Assert.Equal(shown.Min(other => Distance(pixel, other)), Distance(pixel, nearest[pixel]), 0.5);
        }

        double Distance(int a, int b) => Math.Sqrt(Math.Pow((a % 24) - (b % 24), 2) + Math.Pow((a / 24) - (b / 24), 2));
    }

    [Fact]
    public void NearestShown_OfNothing_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new PixelMask(Size, new bool[Size.Pixels]).NearestShown());

    [Fact]
    public void Resize_OfASinglePixel_KeepsIt()
    {
        var shown = new bool[Size.Pixels];
        shown[(7 * 24) + 5] = true;
        Assert.Single(new PixelMask(Size, shown).Resize(new PixelSize(6, 4)).Shown, true);
    }

    [Fact]
    public void Pool_OfOnePixelInASquare_ShowsTheSquare()
    {
        var shown = new bool[Size.Pixels];
        shown[(7 * 24) + 5] = true;
        var pooled = new PixelMask(Size, shown).Pool(8);
        Assert.Equal(new PixelSize(3, 2), pooled.Size);
        Assert.Equal([true, false, false, false, false, false], pooled.Shown);
    }

    [Fact]
    public void Pad_ShowsNothingMore()
    {
        var padded = new PixelMask(new PixelSize(2, 1), [true, true]).Pad(new PixelSize(3, 2));
        Assert.Equal([true, true, false, false, false, false], padded.Shown);
    }

    [Fact]
    public void DecodeShown_OfAPictureWithAHole_FillsItWithTheNearestColorAndMasksIt()
    {
        byte[] pixels = [.. Enumerable.Range(0, 16 * 16).SelectMany(pixel => pixel % 16 < 10 ? (byte[])[200, 100, 0, 255] : [0, 255, 0, 0])];
        var picture = PictureCodec.DecodeShown(PngBuilder.Rgba(16, 16, pixels), "exemplar", PictureLimits.Default, firstOfMany: false, out var mask);
        Assert.Equal(10 * 16, mask!.Shown.Count(shown => shown));
        Assert.Equal((200, 100, 0), picture.At(14, 9));
    }

    [Fact]
    public void DecodeShown_OfAnOpaquePicture_HasNoMaskAndTheSamePixels()
    {
        byte[] pixels = [.. Enumerable.Range(0, 16 * 16).SelectMany(pixel => (byte[])[(byte)pixel, 100, 0, 255])];
        var png = PngBuilder.Rgba(16, 16, pixels);
        var picture = PictureCodec.DecodeShown(png, "exemplar", PictureLimits.Default, firstOfMany: false, out var mask);
        Assert.Null(mask);
        Assert.Equal(PictureCodec.Decode(png, "exemplar", PictureLimits.Default).Pixels, picture.Pixels);
    }

    [Fact]
    public void DecodeShown_OfAPictureThatIsTransparentAllOver_IsRefused()
    {
        var refused = Assert.Throws<TranslationException>(
            () => PictureCodec.DecodeShown(PngBuilder.Rgba(16, 16, new byte[16 * 16 * 4]), "exemplar", PictureLimits.Default, firstOfMany: false, out _));
        Assert.Equal((TranslationError.PictureTooSmall, "exemplar"), (refused.Error, refused.Field));
    }
}
