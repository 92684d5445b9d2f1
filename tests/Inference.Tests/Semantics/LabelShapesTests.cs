using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Tests.Semantics;

public sealed class LabelShapesTests
{
    private const int Classes = 9;

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Resize_OfRoundShapes_LiesNearerToTheTrueOnesThanSquaresDo(int factor)
    {
        // Rings of nine classes: a map of 64×48 against the same drawn at the larger size.
        var (small, large) = (Rings(64, 48, 1), Rings(64 * factor, 48 * factor, factor));
        var shapes = Wrong(LabelShapes.Resize(small, large.Size), large);
        var squares = Wrong(new LabelMap(large.Size, Classes, NearestNeighbor.Resize(small.Indices, small.Size, large.Size)), large);
        Assert.True(shapes < 0.55 * squares, $"{shapes} of {squares} pixels");
    }

    [Fact]
    public void Resize_OfASlope_HasNoSteps()
    {
        // One step down every four pixels; eight times as large the border descends by one pixel every four, give or take two.
        var small = Draw(64, 32, (x, y) => y < 8 + (x / 4.0) ? 1 : 2);
        var enlarged = LabelShapes.Resize(small, new PixelSize(512, 256));
        int[] borders = [.. Enumerable.Range(64, 384).Select(x => Enumerable.Range(0, 256).First(y => enlarged.Indices[(y * 512) + x] == 2))];
        for (var i = 0; i < borders.Length - 16; i++)
        {
            Assert.InRange(borders[i + 16] - borders[i], 1, 7);
        }
    }

    [Fact]
    public void Resize_OfThinThings_KeepsThem()
    {
        // A dot, a line across, a line down, and a diagonal, each one pixel wide.
        var small = Draw(48, 48, (x, y) =>
            (x, y) == (10, 10) ? 1 : y == 20 ? 2 : x == 30 && y > 22 ? 3 : x == y - 22 && x is > 2 and < 20 ? 4 : 0);
        var enlarged = LabelShapes.Resize(small, new PixelSize(48 * 6, 48 * 6));
        Assert.InRange(Count(1), 12, 60);                                // 36
        Assert.InRange(Count(2), 0.6 * 48 * 36, 1.4 * 48 * 36);
        Assert.InRange(Count(3), 0.6 * 25 * 36, 1.4 * 25 * 36);
        Assert.InRange(Count(4), 0.5 * 17 * 36, 1.5 * 17 * 36);
        for (var x = 0; x < 48 * 6; x++)
        {
            Assert.Contains(Enumerable.Range(20 * 6, 6), y => enlarged.Indices[(y * 48 * 6) + x] == 2);
        }

        int Count(byte label) => enlarged.Indices.Count(index => index == label);
    }

    [Fact]
    public void Resize_OfNoise_KeepsMiddlesAndInventsNothing()
    {
        var random = new Random(2);
        var small = Draw(40, 30, (_, _) => random.Next(Classes));
        var enlarged = LabelShapes.Resize(small, new PixelSize(120, 90));
        var kept = 0;
        for (var pixel = 0; pixel < enlarged.Indices.Length; pixel++)
        {
            int x = pixel % 120 / 3, y = pixel / 120 / 3;
            kept += pixel % 120 % 3 == 1 && pixel / 120 % 3 == 1 && enlarged.Indices[pixel] == small.Indices[(y * 40) + x] ? 1 : 0;
            var near = from row in Enumerable.Range(y - 1, 3)
                       from column in Enumerable.Range(x - 1, 3)
                       select small.Indices[(Math.Clamp(row, 0, 29) * 40) + Math.Clamp(column, 0, 39)];
            Assert.Contains(enlarged.Indices[pixel], near);
        }

        Assert.InRange(kept, 0.9 * 1200, 1200);
    }

    [Fact]
    public void Resize_OfTwoClasses_InventsNoThird()
    {
        var small = Draw(32, 32, (x, y) => x + y < 30 ? 2 : 7);
        Assert.Equal("2, 7", string.Join(", ", LabelShapes.Resize(small, new PixelSize(301, 177)).Indices.Distinct().Order()));
    }

    [Fact]
    public void Resize_ToItsOwnSize_IsTheMap()
    {
        var small = Rings(40, 30, 1);
        Assert.Same(small, LabelShapes.Resize(small, small.Size));
    }

    [Fact]
    public void Resize_ToASmallerSize_TakesTheMajority()
    {
        var map = Rings(64, 48, 1);
        var size = new PixelSize(30, 20);
        Assert.Equal(LabelMajority.Shrink(map, size).Indices, LabelShapes.Resize(map, size).Indices);
    }

    [Fact]
    public void Resize_Twice_GivesTheSame()
    {
        var map = Rings(64, 48, 1);
        var size = new PixelSize(200, 500);
        Assert.Equal(LabelShapes.Resize(map, size).Indices, LabelShapes.Resize(map, size).Indices);
    }

    private static LabelMap Rings(int width, int height, int factor) => Draw(width, height, (x, y) =>
    {
        double right = ((x + 0.5) / factor) - 29.3, down = ((y + 0.5) / factor) - 22.1;
        return (int)Math.Min(Classes - 1, Math.Sqrt((right * right) + (1.7 * down * down)) / 4.7);
    });

    private static LabelMap Draw(int width, int height, Func<int, int, int> label) =>
        new(new PixelSize(width, height), Classes, [.. Enumerable.Range(0, width * height).Select(pixel => (byte)label(pixel % width, pixel / width))]);

    private static int Wrong(LabelMap map, LabelMap truth) => map.Indices.Zip(truth.Indices).Count(pair => pair.First != pair.Second);
}
