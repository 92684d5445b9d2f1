using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Inference.Tests.Synthesis;

public sealed class HashNoiseTests
{
    [Fact]
    public void Within_ManyDraws_AreSpreadEvenly()
    {
        var counts = Enumerable.Range(0, 7000).GroupBy(i => HashNoise.Within(3, i, 5)).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal([-3, -2, -1, 0, 1, 2, 3], counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Below_ManyDraws_StayBelow() => Assert.All(Enumerable.Range(0, 1000), i => Assert.InRange(HashNoise.Below(5, i, -i), 0, 4));
}
