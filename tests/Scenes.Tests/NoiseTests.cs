using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Tests;

public sealed class NoiseTests
{
    [Fact]
    public void SeededRandom_KnownSeed_GivesTheNumbersItAlwaysGave()
    {
        var random = new SeededRandom(42, 7);
        var numbers = new[] { random.Below(1000), random.Below(1000), random.Below(1000), random.Below(1000) };
        Assert.Equal(KnownNumbers, numbers);
    }

    [Fact]
    public void SeededRandom_NeighbouringSeeds_AreIndependent()
    {
        var firsts = Enumerable.Range(0, 2000).Select(seed => new SeededRandom(seed, 1).NextSingle()).ToList();
        Assert.InRange(firsts.Average(), 0.47, 0.53);
        var products = firsts.Zip(firsts.Skip(1)).Average(pair => (pair.First - 0.5) * (pair.Second - 0.5));
        Assert.InRange(products, -0.006, 0.006);
    }

    [Fact]
    public void Gradient_AcrossTheLattice_IsContinuousAndBounded()
    {
        for (var i = 0; i < 2000; i++)
        {
            float x = (i * 0.0371f) - 20f, y = (i * 0.0113f) - 9f;
            var here = Lattice.Gradient(x, y);
            Assert.InRange(here, -1.3f, 1.3f);
            Assert.InRange(MathF.Abs(Lattice.Gradient(x + 0.001f, y) - here), 0f, 0.02f);
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.5f)]
    [InlineData(2f)]
    [InlineData(5f)]
    public void Decay_OfX_IsCloseToTheExponential(float x) => Assert.InRange(Curves.Decay(x), MathF.Exp(-x) - 0.02f, MathF.Exp(-x) + 0.02f);

    [Fact]
    public void Wave_OfX_IsCloseToTheSine()
    {
        for (var x = -2f; x < 2f; x += 0.01f)
        {
            Assert.InRange(Curves.Wave(x) - MathF.Sin(2f * MathF.PI * x), -0.01f, 0.01f);
        }
    }

    private static readonly int[] KnownNumbers = [164, 819, 216, 202];
}
