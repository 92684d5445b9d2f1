using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Tests.Semantics;

public sealed class LabelMajorityTests
{
    [Fact]
    public void Shrink_OfTwoPixelsAndOne_TakesTheTwo()
    {
        // 6×1 to 2×1: the nearest pixels would be 1 and 2.
        var shrunk = LabelMajority.Shrink(new LabelMap(new PixelSize(6, 1), 3, [0, 1, 0, 2, 2, 1]), new PixelSize(2, 1));
        Assert.Equal([0, 2], shrunk.Indices);
    }

    [Fact]
    public void Shrink_ByNoWholeNumber_WeighsPartsOfPixels()
    {
        // 3×1 to 2×1: each takes one and a half pixels.
        var shrunk = LabelMajority.Shrink(new LabelMap(new PixelSize(3, 1), 3, [1, 2, 2]), new PixelSize(2, 1));
        Assert.Equal([1, 2], shrunk.Indices);
    }

    [Fact]
    public void Shrink_OfEqualParts_TakesTheMiddle()
    {
        var shrunk = LabelMajority.Shrink(new LabelMap(new PixelSize(2, 2), 3, [0, 1, 1, 2]), new PixelSize(1, 1));
        Assert.Equal([1], shrunk.Indices);
        shrunk = LabelMajority.Shrink(new LabelMap(new PixelSize(2, 2), 3, [0, 1, 0, 2]), new PixelSize(1, 1));
        Assert.Equal([0], shrunk.Indices);
        shrunk = LabelMajority.Shrink(new LabelMap(new PixelSize(2, 2), 3, [0, 0, 2, 2]), new PixelSize(1, 1));
        Assert.Equal([2], shrunk.Indices);
    }

    [Fact]
    public void Resize_ToOneAxisShorter_ShrinksThatByMajority()
    {
        var resized = LabelShapes.Resize(new LabelMap(new PixelSize(4, 2), 2, [0, 0, 1, 0, 1, 0, 1, 1]), new PixelSize(2, 2));
        Assert.Equal(new PixelSize(2, 2), resized.Size);
        Assert.Equal(0, resized.Indices[0]);
        Assert.Equal(1, resized.Indices[3]);
    }

    [Fact]
    public void Shrink_ToTheSameSize_IsTheMapItself()
    {
        var map = new LabelMap(new PixelSize(2, 1), 2, [0, 1]);
        Assert.Same(map, LabelMajority.Shrink(map, map.Size));
    }
}
