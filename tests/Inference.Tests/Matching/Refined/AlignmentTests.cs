using CoCosNet.Model.Matching;
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

        var motion = Begin(arange(Height * Width, ScalarType.Int64).reshape(1, 1, Height, Width)).Enlarge();

        using var grid = new PixelGrid(2 * Height, 2 * Width, CPU);
        Assert.True(grid.ToNearestIndices(motion.Positions(grid)).Equals(arange(4 * Height * Width, ScalarType.Int64).reshape(1, 1, 2 * Height, 2 * Width)));
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
    public void Of_MatchesWithNothingInCommon_SaysThatFewAgree()
    {
        using var scope = NewDisposeScope();
        var random = new Random(6);
        var straight = arange(Height * Width, ScalarType.Int64);
        var stray = tensor([.. Enumerable.Range(0, Height * Width).Select(_ => random.NextInt64(Height * Width))]);

        var agreeing = Alignment.Of(stack([stray, straight]).reshape(2, 1, Height, Width)).Agreeing.data<float>().ToArray();

        Assert.InRange(agreeing[0], 0, 0.1);
        Assert.InRange(agreeing[1], 0.99, 1);
    }

    [Fact]
    public void Of_APartThatAgreesOnNothing_FollowsTheRest()
    {
        using var scope = NewDisposeScope();

        var errors = Errors((row, column) => (row + 2, column - 3), place => place % Width >= Width / 2, new Random(5));

        Assert.InRange(errors.Max(), 0, 2);
    }

    [Fact]
    public void Enlarge_OfABend_MovesEveryChildByTwiceAsMuch()
    {
        using var scope = NewDisposeScope();
        var motion = Begin(arange(Height * Width, ScalarType.Int64).reshape(1, 1, Height, Width));
        motion = motion with { Bend = full([1, 2, Height, Width], 0.75f) };

        var larger = motion.Enlarge();

        using var grid = new PixelGrid(2 * Height, 2 * Width, CPU);
        var positions = larger.Positions(grid);
        Assert.InRange(positions.narrow(1, 0, 1).sub(grid.Rows).sub(1.5f).abs().max().item<float>(), 0, 1e-3);
        Assert.InRange(positions.narrow(1, 1, 1).sub(grid.Columns).sub(1.5f).abs().max().item<float>(), 0, 1e-3);
    }

    private static CarriedMotion Begin(Tensor matches)
    {
        var alignment = Alignment.Of(matches);
        var (height, width) = (matches.shape[2], matches.shape[3]);
        return new CarriedMotion(alignment.Affine, zeros(1, 2, height, width), zeros(1, 1, height, width), null);
    }

    /// <summary>How far every pixel of the next level is from where a motion takes it, along the worse axis; where it leaves the picture it does not count.</summary>
    /// <param name="move">The motion.</param>
    /// <param name="wrong">Which matches are drawn at random instead.</param>
    /// <param name="random">Draws them.</param>
    private static List<double> Errors(Func<double, double, (double Row, double Column)> move, Func<int, bool> wrong, Random random)
    {
        var matches = new long[Height * Width];
        for (var i = 0; i < matches.Length; i++)
        {
            var (row, column) = move(i / Width, i % Width);
            var lost = wrong(i) || row < 0 || row >= Height || column < 0 || column >= Width;
            matches[i] = lost ? random.Next(matches.Length) : (Math.Min(Height - 1, (long)Math.Round(row)) * Width) + Math.Min(Width - 1, (long)Math.Round(column));
        }

        using var grid = new PixelGrid(2 * Height, 2 * Width, CPU);
        var positions = Begin(tensor(matches).reshape(1, 1, Height, Width)).Enlarge().Positions(grid).data<float>().ToArray();
        var errors = new List<double>();
        for (var i = 0; i < positions.Length / 2; i++)
        {
            var (row, column) = move(((i / (2 * Width)) - 0.5) / 2, ((i % (2 * Width)) - 0.5) / 2);
            var (wantedRow, wantedColumn) = ((2 * row) + 0.5, (2 * column) + 0.5);
            if (wantedRow >= 0 && wantedRow <= (2 * Height) - 1 && wantedColumn >= 0 && wantedColumn <= (2 * Width) - 1)
            {
                errors.Add(Math.Max(Math.Abs(positions[i] - wantedRow), Math.Abs(positions[(positions.Length / 2) + i] - wantedColumn)));
            }
        }

        return errors;
    }
}
