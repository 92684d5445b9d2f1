using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Tests.Synthesis.Guides;

public sealed class BorderDistanceTests
{
    [Fact]
    public void Measure_TwoHalves_CountsFromTheBorder() =>
        Assert.Equal([3f, 2f, 1f, 1f, 2f, 3f], BorderDistance.Measure([0, 0, 0, 1, 1, 1], new PaddedGrid(6, 1), limit: 9));

    [Fact]
    public void Measure_Corner_StepsDiagonally()
    {
        byte[] labels = [1, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal([1f, 1f, 2f, 1f, 1.414f, 2.414f, 2f, 2.414f, 2.828f], BorderDistance.Measure(labels, new PaddedGrid(3, 3), limit: 9), Close);
    }

    [Fact]
    public void Measure_NoBorder_IsTheLimit() => Assert.All(BorderDistance.Measure(new byte[12], new PaddedGrid(4, 3), limit: 5), value => Assert.Equal(5f, value));

    [Fact]
    public void Measure_FarFromTheBorder_StopsAtTheLimit() =>
        Assert.Equal([2f, 2f, 2f, 1f, 1f], BorderDistance.Measure([0, 0, 0, 0, 1], new PaddedGrid(5, 1), limit: 2));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Measure_TiledMap_MovesWithTheMap(int seed)
    {
        const int Width = 23, Height = 17, Across = 9, Down = 5;
        var random = new Random(seed);
        byte[] labels = [.. Enumerable.Range(0, Width * Height).Select(_ => (byte)(random.Next(60) == 0 ? 1 : 0))];
        var grid = new PaddedGrid(Width, Height, Tiling.Xy);
        Assert.Equal(Move(BorderDistance.Measure(labels, grid, limit: 12)), BorderDistance.Measure(Move(labels), grid, limit: 12), Close);

        static T[] Move<T>(T[] plane) =>
            [.. Enumerable.Range(0, plane.Length).Select(pixel => plane[(((pixel / Width) + Down) % Height * Width) + (((pixel % Width) + Across) % Width)])];
    }

    private static bool Close(float a, float b) => Math.Abs(a - b) < 1e-3f;
}
