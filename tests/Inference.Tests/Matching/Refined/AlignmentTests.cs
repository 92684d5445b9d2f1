using CoCosNet.Model.Matching.Refined;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Matching.Refined;

public sealed class AlignmentTests
{
    private const int Height = 32;
    private const int Width = 40;

    [Fact]
    public void Of_MatchesOfTheSameLayout_NamesEveryPixelItself()
    {
        using var scope = NewDisposeScope();

        var aligned = Alignment.Of(arange(Height * Width, ScalarType.Int64).reshape(1, 1, Height, Width), level: 1).Places;

        Assert.True(aligned.Equals(arange(4 * Height * Width, ScalarType.Int64).reshape(1, 1, 2 * Height, 2 * Width)));
    }

    [Theory]
    [InlineData(1, 8, 1.1, 2, -3)]
    [InlineData(-1, -12, 0.85, -4, 5)]
    public void Of_AMotionWithATurnAndManyWrongMatches_FindsIt(int across, double degrees, double scale, double down, double right)
    {
        using var scope = NewDisposeScope();
        var random = new Random(3);

        var errors = Errors(Move, _ => random.NextDouble() < 0.35, random);

        Assert.InRange(errors.Max(), 0, 1.5);

        (double Row, double Column) Move(double row, double column)
        {
            var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
            double y = scale * (row - (Height / 2)), x = across * scale * (column - (Width / 2));
            return ((cosine * y) - (sine * x) + (Height / 2) + down, (sine * y) + (cosine * x) + (Width / 2) + right);
        }
    }

    [Fact]
    public void Of_AMotionThatBends_FollowsIt()
    {
        using var scope = NewDisposeScope();
        var random = new Random(4);

        var errors = Errors(Move, _ => random.NextDouble() < 0.2, random, scale: 3);

        // The nearest affine motion is 2.9 off in the mean.
        Assert.InRange(errors.Average(), 0, 1.2);

        static (double Row, double Column) Move(double row, double column) =>
            (row + (2.5 * Math.Sin(Math.Tau * column / (3 * Width))), column + (2 * Math.Cos(Math.Tau * row / (3 * Height))));
    }

    [Fact]
    public void Of_MatchesWithNothingInCommon_CountsForLittleInThatPictureOnly()
    {
        using var scope = NewDisposeScope();
        var random = new Random(6);
        var straight = arange(Height * Width, ScalarType.Int64);
        var stray = tensor([.. Enumerable.Range(0, Height * Width).Select(_ => random.NextInt64(Height * Width))]);

        var motion = Alignment.Of(stack([stray, straight]).reshape(2, 1, Height, Width), level: 1);

        Assert.Equal([SearchSettings.Tolerance, SearchSettings.CommonTolerance], motion.Tolerances);
        Assert.True(motion.Places[1].flatten().Equals(arange(4 * Height * Width, ScalarType.Int64)));
    }

    [Fact]
    public void Of_APartThatAgreesOnNothing_KeepsToTheWhole()
    {
        using var scope = NewDisposeScope();

        var errors = Errors((row, column) => (row + 2, column - 3), place => place % Width >= Width / 2, new Random(5));

        Assert.InRange(errors.Max(), 0, 2);
    }

    /// <summary>How far every pixel of the next level is from where a motion takes it, along the worse axis; where it leaves the picture it does not count.</summary>
    /// <param name="move">The motion.</param>
    /// <param name="wrong">Which matches are drawn at random instead.</param>
    /// <param name="random">Draws them.</param>
    /// <param name="scale">Makes the picture larger.</param>
    private static List<double> Errors(
        Func<double, double, (double Row, double Column)> move, Func<int, bool> wrong, Random random, int scale = 1)
    {
        int height = scale * Height, width = scale * Width;
        var matches = new long[height * width];
        for (var i = 0; i < matches.Length; i++)
        {
            var (row, column) = move(i / width, i % width);
            var lost = wrong(i) || row < 0 || row >= height || column < 0 || column >= width;
            matches[i] = lost ? random.Next(matches.Length) : (Math.Min(height - 1, (long)Math.Round(row)) * width) + Math.Min(width - 1, (long)Math.Round(column));
        }

        var aligned = Alignment.Of(tensor(matches).reshape(1, 1, height, width), level: 1).Places.data<long>().ToArray();
        var errors = new List<double>();
        for (var i = 0; i < aligned.Length; i++)
        {
            var (row, column) = move(((i / (2 * width)) - 0.5) / 2, ((i % (2 * width)) - 0.5) / 2);
            var (wantedRow, wantedColumn) = ((2 * row) + 0.5, (2 * column) + 0.5);
            if (wantedRow >= 0 && wantedRow <= (2 * height) - 1 && wantedColumn >= 0 && wantedColumn <= (2 * width) - 1)
            {
                errors.Add(Math.Max(Math.Abs((aligned[i] / (2 * width)) - wantedRow), Math.Abs((aligned[i] % (2 * width)) - wantedColumn)));
            }
        }

        return errors;
    }
}
