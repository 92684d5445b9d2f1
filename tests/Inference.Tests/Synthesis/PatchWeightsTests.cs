using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Inference.Tests.Synthesis;

public sealed class PatchWeightsTests
{
    private static readonly PixelSize Size = new(40, 20);

    [Fact]
    public void Of_FlatAndRoughParts_FallsWithVariance()
    {
        // The left half is flat; in the right half every other pixel is 20 lighter: a variance near 100.
        var picture = Picture((x, y) => (byte)(x < 20 ? 100 : 100 + (20 * ((x + y) & 1))));
        var source = LabelledPicture.From(picture, new byte[Size.Pixels]);
        var weights = PatchWeights.Of(source, noise: 100);
        Assert.Equal(2, weights[source.Grid.At(8, 10)] / weights[source.Grid.At(30, 10)], 0.02);
        Assert.Equal(1, Enumerable.Range(0, (int)Size.Pixels).Average(pixel => weights[source.Grid.At(pixel % Size.Width, pixel / Size.Width)]), 1e-4);
    }

    [Fact]
    public void Of_ABorderOfClasses_SeesEachClassAlone()
    {
        var picture = Picture((x, _) => (byte)(x < 20 ? 0 : 250));
        var classes = new byte[Size.Pixels];
        for (var pixel = 0; pixel < classes.Length; pixel++)
        {
            classes[pixel] = (byte)(pixel % Size.Width < 20 ? 0 : 1);
        }

        var source = LabelledPicture.From(picture, classes);
        var weights = PatchWeights.Of(source, noise: 100);
        Assert.Equal(1, weights[source.Grid.At(19, 10)], 1e-4);
        Assert.Equal(1, weights[source.Grid.At(20, 10)], 1e-4);
    }

    private static Picture Picture(Func<int, int, byte> grey)
    {
        var pixels = new byte[Size.Pixels * CoCosNet.Inference.Imaging.Picture.Channels];
        for (var at = 0; at < pixels.Length; at++)
        {
            var (y, x) = Math.DivRem(at / CoCosNet.Inference.Imaging.Picture.Channels, Size.Width);
            pixels[at] = grey(x, y);
        }

        return new Picture(Size, pixels);
    }
}
