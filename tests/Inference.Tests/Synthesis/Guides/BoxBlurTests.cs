using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Tests.Synthesis.Guides;

public sealed class BoxBlurTests
{
    [Theory]
    [InlineData(7, 5, 1)]
    [InlineData(4, 9, 3)]
    [InlineData(3, 3, 8)]
    public void Blur_AnyPlane_IsTheMeanOverTheSquareWithTheBorderRepeated(int width, int height, int radius)
    {
        var random = new Random(1);
        float[] plane = [.. Enumerable.Range(0, width * height).Select(_ => random.NextSingle())];
        var blurred = BoxBlur.Blur(plane, new PaddedGrid(width, height), radius);
        for (var pixel = 0; pixel < plane.Length; pixel++)
        {
            var mean = Enumerable.Range(-radius, 2 * radius + 1).SelectMany(down => Enumerable.Range(-radius, 2 * radius + 1).Select(across =>
                plane[Math.Clamp(pixel / width + down, 0, height - 1) * width + Math.Clamp(pixel % width + across, 0, width - 1)])).Average();
            Assert.Equal(mean, blurred[pixel], 1e-4f);
        }
    }

    [Theory]
    [InlineData(7, 5, 1)]
    [InlineData(4, 9, 3)]
    public void Blur_TiledPlane_IsTheMeanOverTheSquareWithTheOppositeSide(int width, int height, int radius)
    {
        var random = new Random(1);
        float[] plane = [.. Enumerable.Range(0, width * height).Select(_ => random.NextSingle())];
        var blurred = BoxBlur.Blur(plane, new PaddedGrid(width, height, Tiling.Xy), radius);
        for (var pixel = 0; pixel < plane.Length; pixel++)
        {
            var mean = Enumerable.Range(-radius, 2 * radius + 1).SelectMany(down => Enumerable.Range(-radius, 2 * radius + 1).Select(across =>
                plane[(pixel / width + down + height) % height * width + (pixel % width + across + width) % width])).Average();
            Assert.Equal(mean, blurred[pixel], 1e-4f);
        }
    }
}
