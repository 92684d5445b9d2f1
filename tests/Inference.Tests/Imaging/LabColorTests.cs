using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Tests.Imaging;

public sealed class LabColorTests
{
    [Fact]
    public void ToSrgb_OfAConvertedPixel_ReturnsIt()
    {
        var random = new Random(1);
        foreach (var pixel in Enumerable.Range(0, 500).Select(_ => (uint)random.Next(1 << 24)).Concat([0u, 0xFFFFFFu, 0xFF0000u, 0x00FF00u, 0x0000FFu]))
        {
            Assert.Equal(pixel, LabColor.FromSrgb(pixel).ToSrgb());
        }
    }

    [Fact]
    public void ToSrgb_ColourOutsideSrgb_IsClamped() => Assert.Equal(0xFFFFFFu, new LabColor(120, 0, 0).ToSrgb());

    [Fact]
    public void Beyond_ALength_LeavesTheRest()
    {
        Assert.Equal(default, new LabColor(3, 0, 4).Beyond(5));
        Assert.Equal(1, new LabColor(3, 0, 4).Beyond(4).Length, 1e-9);
    }
}
