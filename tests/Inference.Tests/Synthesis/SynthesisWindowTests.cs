using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Inference.Tests.Synthesis;

public sealed class SynthesisWindowTests
{
    private static readonly PaddedGrid Grid = new(20, 10);

    [Fact]
    public void Whole_ContainsEveryPixel()
    {
        var window = SynthesisWindow.Whole(Grid);
        Assert.Equal(200, window.Pixels);
        Assert.True(window.Contains(0, 0) && window.Contains(19, 9));
        Assert.Equal((window, 0, 0), window.Crop());
    }

    [Fact]
    public void OfChanges_OfEqualPlanes_IsEmpty()
    {
        var window = SynthesisWindow.OfChanges(Grid, new byte[200], new byte[200]);
        Assert.True(window.IsEmpty);
        Assert.True(window.Grow(3).IsEmpty);
    }

    [Fact]
    public void OfChanges_OfARow_ReachesFromTheFirstToTheLast()
    {
        var window = Changed((5, 4), (9, 4));
        Assert.Equal((5, 10, 5), (window.Left(4), window.End(4), window.Pixels));
        Assert.False(window.Contains(5, 3));
    }

    [Fact]
    public void Grow_NearTheCorner_StopsAtThePicture()
    {
        var window = Changed((1, 1)).Grow(3);
        Assert.Equal(25, window.Pixels);
        Assert.True(window.Contains(0, 0) && window.Contains(4, 4));
        Assert.False(window.Contains(5, 4) || window.Contains(4, 5));
    }

    [Fact]
    public void Crop_KeepsOnePixelAroundTheWindow()
    {
        var (cropped, left, top) = Changed((5, 4), (9, 6)).Crop();
        Assert.Equal((4, 3, 7, 5), (left, top, cropped.Grid.Width, cropped.Grid.Height));
        Assert.Equal(2, cropped.Pixels);
        Assert.True(cropped.Contains(1, 1) && cropped.Contains(5, 3));
    }

    private static SynthesisWindow Changed(params (int X, int Y)[] pixels)
    {
        var after = new byte[200];
        foreach (var (x, y) in pixels)
        {
            after[(y * 20) + x] = 1;
        }

        return SynthesisWindow.OfChanges(Grid, new byte[200], after);
    }
}
