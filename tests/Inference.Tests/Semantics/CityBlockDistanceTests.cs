using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics.Poses;

namespace CoCosNet.Inference.Tests.Semantics;

public sealed class CityBlockDistanceTests
{
    [Theory]
    [InlineData(45, 31)]
    [InlineData(31, 70)]
    public void Measure_OfEllipses_IsTheDistanceToTheNearestPixel(int width, int height)
    {
        var canvas = new PixelSize(width, height);
        var spans = new RowSpans(canvas);
        var distance = new CityBlockDistance(canvas);
        var random = new Random(7);
        for (var round = 0; round < 10; round++)
        {
            LimbEllipse.Draw(spans, RandomJoint(), RandomJoint(), thickness: 3);
            if (spans.IsEmpty())
            {
                continue;
            }

            var inside = new List<(int X, int Y)>();
            for (var y = 0; y < height; y++)
            {
                if (spans.TryGetRow(y, out var left, out var right))
                {
                    inside.AddRange(Enumerable.Range(left, right - left + 1).Select(x => (x, y)));
                }
            }

            distance.Measure(spans);

            for (var y = 0; y < height; y++)
            {
                var expected = Enumerable.Range(0, width).Select(x => (ushort)inside.Min(pixel => Math.Abs(pixel.X - x) + Math.Abs(pixel.Y - y)));
                Assert.Equal(expected, distance.Row(y).ToArray());
            }
        }

        // Partly outside the canvas too.
        Joint RandomJoint() => new(random.NextDouble() * 1.4 * width - 0.2 * width, random.NextDouble() * 1.4 * height - 0.2 * height);
    }
}
