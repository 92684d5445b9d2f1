using CoCosNet.Inference.Analogy.Textures;

namespace CoCosNet.Inference.Tests.Analogy.Textures;

public sealed class PatchDistanceTests
{
    private const int Stride = 20;

    [Fact]
    public void Measure_RandomPatches_IsTheMeanSquaredDifferenceOfTheirColors()
    {
        var random = new Random(2);
        uint[] a = Pixels(random), b = Pixels(random);
        int atA = 5 * Stride + 6, atB = 9 * Stride + 11;
        var sum = 0.0;
        for (var step = 0; step < 49; step++)
        {
            var offset = (step / 7 - 3) * Stride + step % 7 - 3;
            for (var shift = 0; shift < 24; shift += 8)
            {
                sum += Math.Pow((int)(a[atA + offset] >> shift & 255) - (int)(b[atB + offset] >> shift & 255), 2);
            }
        }

        Assert.Equal(sum / 147, PatchDistance.Measure(a, atA, b, atB, Stride, float.PositiveInfinity), 0.01);
    }

    [Fact]
    public void Measure_OnePixelOfAnotherClass_CostsTheSameWhateverTheClass()
    {
        var a = new uint[Stride * Stride];
        var b = new uint[Stride * Stride];
        b[9 * Stride + 9] = 1u << 24;
        var first = PatchDistance.Measure(a, 9 * Stride + 9, b, 9 * Stride + 9, Stride, float.PositiveInfinity);
        b[9 * Stride + 9] = 200u << 24;
        Assert.Equal(160 * 160 / 147f, first, 0.01f);
        Assert.Equal(first, PatchDistance.Measure(a, 9 * Stride + 9, b, 9 * Stride + 9, Stride, float.PositiveInfinity));
    }

    [Fact]
    public void Measure_PixelBesideThePatch_DoesNotCount()
    {
        var a = new uint[Stride * Stride];
        var b = new uint[Stride * Stride];
        b[9 * Stride + 13] = uint.MaxValue;
        Assert.Equal(0f, PatchDistance.Measure(a, 9 * Stride + 9, b, 9 * Stride + 9, Stride, float.PositiveInfinity));
    }

    private static uint[] Pixels(Random random) => [.. Enumerable.Range(0, Stride * Stride).Select(_ => (uint)random.Next(1 << 24))];
}
