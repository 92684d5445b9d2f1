using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Tests.Synthesis.Guides;

public sealed class BorderDistanceTests
{
    [Fact]
    public void Measure_TwoHalves_CountsFromTheBorder() =>
        Assert.Equal([3f, 2f, 1f, 1f, 2f, 3f], BorderDistance.Measure([0, 0, 0, 1, 1, 1], 6, 1, limit: 9));

    [Fact]
    public void Measure_Corner_StepsDiagonally()
    {
        byte[] labels = [1, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal([1f, 1f, 2f, 1f, 1.414f, 2.414f, 2f, 2.414f, 2.828f], BorderDistance.Measure(labels, 3, 3, limit: 9), Close);
    }

    [Fact]
    public void Measure_NoBorder_IsTheLimit() => Assert.All(BorderDistance.Measure(new byte[12], 4, 3, limit: 5), value => Assert.Equal(5f, value));

    [Fact]
    public void Measure_FarFromTheBorder_StopsAtTheLimit() =>
        Assert.Equal([2f, 2f, 2f, 1f, 1f], BorderDistance.Measure([0, 0, 0, 0, 1], 5, 1, limit: 2));

    private static bool Close(float a, float b) => Math.Abs(a - b) < 1e-3f;
}
