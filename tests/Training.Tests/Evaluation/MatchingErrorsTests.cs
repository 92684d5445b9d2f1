using CoCosNet.Training.Data;
using CoCosNet.Training.Evaluation.Matches;

namespace CoCosNet.Training.Tests.Evaluation;

public sealed class MatchingErrorsTests
{
    [Fact]
    public void Median_AndShare_AreOfTheBins()
    {
        var errors = new ErrorHistogram();
        Assert.Null(errors.Median());
        Assert.Null(errors.ShareWithin(1));
        foreach (var distance in new[] { 0.5, 1.01, 7, 0.2 })
        {
            errors.Add(distance);
        }

        Assert.Equal(0.5, errors.Median()!.Value, 0.05);
        Assert.Equal(0.5, errors.ShareWithin(1));
        Assert.Equal(1, errors.ShareWithin(10));
    }

    [Fact]
    public void Of_HalfFlatPicture_TellsTheHalves()
    {
        // A ramp of 8 levels a pixel on the right: its squared gradient is 64; grain of ±1 on the left stays under the threshold.
        var picture = TestPictures.Grey(64, 32, (row, column) => column < 32 ? 100 + ((row + column) % 2) : column * 8 % 256 > 128 ? 255 - (column * 8 % 256) : column * 8 % 256);
        var mask = TextureMask.Of(picture);
        Assert.False(mask[(16 * 64) + 10]);
        Assert.True(mask[(16 * 64) + 40]);
    }

    [Fact]
    public void GradientEnergy_OfARamp_IsItsSlopeSquared()
    {
        var energy = TextureMask.GradientEnergy(TestPictures.Grey(24, 24, (row, column) => (3 * column) + (4 * row)));
        Assert.Equal(25, energy[(12 * 24) + 12], 0.01);
    }

    [Fact]
    public void Add_KnownMatches_GivesTheirDistances()
    {
        // Everything lies three columns to the right; the last three columns are not in the exemplar.
        const int Width = 32, Height = 24;
        var exemplar = TestPictures.Noise(Width, Height, 5, 120);
        var flow = new FlowField(
            [.. Enumerable.Range(0, Width * Height).Select(i => (float)(i / Width))],
            [.. Enumerable.Range(0, Width * Height).Select(i => i % Width < Width - 3 ? (i % Width) + 3 : float.NaN)]);
        var exact = new MatchingErrors();
        exact.Add(Matches((row, column) => (row, Math.Min(column + 3, Width - 1))), flow, exemplar);
        Assert.Equal((Width - 3) * Height, exact.Textured.Count);
        Assert.Equal(0, exact.Flat.Count);
        Assert.Equal(0, exact.Textured.Median()!.Value, 0.05);

        var off = new MatchingErrors();
        off.Add(Matches((row, column) => (Math.Min(row + 4, Height - 1), column)), flow, exemplar);
        Assert.Equal(5, off.Textured.Median()!.Value, 0.06);

        static long[] Matches(Func<int, int, (int Row, int Column)> match) =>
            [.. Enumerable.Range(0, Width * Height).Select(i => match(i / Width, i % Width)).Select(m => ((long)m.Row * Width) + m.Column)];
    }
}
