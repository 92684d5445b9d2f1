using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Tests.Imaging;

public sealed class PictureOrientationTests
{
    /// <summary>A stored picture of 3×2 pixels, numbered row by row, and how EXIF says that it is to be seen.</summary>
    [Theory]
    [InlineData(1, "012 345")]
    [InlineData(2, "210 543")]
    [InlineData(3, "543 210")]
    [InlineData(4, "345 012")]
    [InlineData(5, "03 14 25")]
    [InlineData(6, "30 41 52")]
    [InlineData(7, "52 41 30")]
    [InlineData(8, "25 14 03")]
    public void Of_EveryOrientation_ReadsTheStoredPixelsInUprightOrder(int exif, string expected)
    {
        var (size, start, stepX, stepY) = PictureOrientation.Of(new PixelSize(3, 2), exif);
        var rows = Enumerable.Range(0, size.Height)
            .Select(y => string.Concat(Enumerable.Range(0, size.Width).Select(x => start + x * stepX + y * stepY)));
        Assert.Equal(expected, string.Join(' ', rows));
    }
}
