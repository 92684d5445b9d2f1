using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Inference.Tests.Synthesis;

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

        Assert.Equal(sum, Measure(a, atA, b, atB), 1.0);
        Assert.Equal(sum / 4, Measure(a, atA, b, atB, weight: 0.25f), 1.0);
    }

    [Fact]
    public void Measure_OnePixelOfAnotherClass_CostsTheSameWhateverTheClass()
    {
        var a = new uint[Stride * Stride];
        var b = new uint[Stride * Stride];
        b[9 * Stride + 9] = 1u << 24;
        var first = Measure(a, 9 * Stride + 9, b, 9 * Stride + 9);
        b[9 * Stride + 9] = 200u << 24;
        Assert.Equal(160 * 160, first);
        Assert.Equal(first, Measure(a, 9 * Stride + 9, b, 9 * Stride + 9, weight: 0.25f));
        Assert.Equal(first, Measure(a, 9 * Stride + 9, b, 9 * Stride + 9));
    }

    [Fact]
    public void Measure_PixelBesideThePatch_DoesNotCount()
    {
        var a = new uint[Stride * Stride];
        var b = new uint[Stride * Stride];
        b[9 * Stride + 13] = uint.MaxValue;
        Assert.Equal(0, Measure(a, 9 * Stride + 9, b, 9 * Stride + 9));
    }

    [Fact]
    public void Measure_PatchThatReachesIntoTheMargin_LeavesThatOut()
    {
        var a = new uint[Stride * Stride];
        var b = new uint[Stride * Stride];
        a[9 * Stride + 7] = (uint)LabelledPicture.Outside << 24 | 200;
        Assert.Equal(0, Measure(a, 9 * Stride + 9, b, 9 * Stride + 9, nearBorder: true));
    }

    [Fact]
    public void Measure_LimitReached_IsAtLeastThat()
    {
        var random = new Random(2);
        uint[] a = Pixels(random), b = Pixels(random);
        Assert.True(PatchDistance.Measure(ref a[9 * Stride + 9], Stride, false, ref b[9 * Stride + 9], Stride, 1, 1000) >= 1000);
    }

    private static double Measure(uint[] a, int atA, uint[] b, int atB, bool nearBorder = false, float weight = 1) =>
        PatchDistance.Measure(ref a[atA], Stride, nearBorder, ref b[atB], Stride, weight, float.PositiveInfinity);

    private static uint[] Pixels(Random random) => [.. Enumerable.Range(0, Stride * Stride).Select(_ => (uint)random.Next(1 << 24))];
}
