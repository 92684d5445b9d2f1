using CoCosNet.Inference.Matching.Refined;
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

        var aligned = Alignment.Of(arange(Height * Width, ScalarType.Int64).reshape(1, 1, Height, Width));

        Assert.True(aligned.Equals(arange(4 * Height * Width, ScalarType.Int64).reshape(1, 1, 2 * Height, 2 * Width)));
    }

    [Theory]
    [InlineData(1, 8, 1.1, 2, -3)]
    [InlineData(-1, -12, 0.85, -4, 5)]
    public void Of_AMotionWithATurnAndManyWrongMatches_FindsIt(int across, double degrees, double scale, double down, double right)
    {
        using var scope = NewDisposeScope();
        var random = new Random(3);
        var matches = new long[Height * Width];
        for (var i = 0; i < matches.Length; i++)
        {
            var (row, column) = Move(i / Width, i % Width);
            var wrong = random.NextDouble() < 0.35 || row < 0 || row >= Height || column < 0 || column >= Width;
            matches[i] = wrong ? random.Next(matches.Length) : ((long)Math.Round(row) * Width) + (long)Math.Round(column);
        }

        var aligned = Alignment.Of(tensor(matches).reshape(1, 1, Height, Width)).data<long>().ToArray();

        var errors = new List<double>();
        for (var i = 0; i < aligned.Length; i++)
        {
            var (row, column) = Move(((i / (2 * Width)) - 0.5) / 2, ((i % (2 * Width)) - 0.5) / 2);
            var (wantedRow, wantedColumn) = ((2 * row) + 0.5, (2 * column) + 0.5);
            if (wantedRow >= 0 && wantedRow <= (2 * Height) - 1 && wantedColumn >= 0 && wantedColumn <= (2 * Width) - 1)
            {
                errors.Add(Math.Max(Math.Abs((aligned[i] / (2 * Width)) - wantedRow), Math.Abs((aligned[i] % (2 * Width)) - wantedColumn)));
            }
        }

        Assert.InRange(errors.Max(), 0, 1.5);

        (double Row, double Column) Move(double row, double column)
        {
            var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
            double y = scale * (row - (Height / 2)), x = across * scale * (column - (Width / 2));
            return ((cosine * y) - (sine * x) + (Height / 2) + down, (sine * y) + (cosine * x) + (Width / 2) + right);
        }
    }
}
