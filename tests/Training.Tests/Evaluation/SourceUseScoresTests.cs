using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Training.Evaluation.Textures;

namespace CoCosNet.Training.Tests.Evaluation;

public sealed class SourceUseScoresTests
{
    private const int Side = 16;

    private static readonly PaddedGrid Grid = new(Side, Side);
    private static readonly LabelMap OneClass = new(new PixelSize(Side, Side), 2, new byte[Side * Side]);

    [Fact]
    public void Summarise_EveryPixelUsedOnce_IsEven()
    {
        var summary = Score(OneClass, (x, y) => (y, x));
        Assert.Equal(1, summary.Evenness, 1e-9);
        Assert.Equal(10.0 / (Side * Side), summary.MostUsed, 1e-9);
    }

    [Fact]
    public void Summarise_OnePixelUsedEverywhere_IsUneven()
    {
        var summary = Score(OneClass, (_, _) => (3, 5));
        Assert.Equal(1.0 / (Side * Side), summary.Evenness, 1e-9);
        Assert.Equal(1, summary.MostUsed);
    }

    [Fact]
    public void Summarise_SmallClassInTheExemplar_IsJudgedByWhatItOffers()
    {
        // Every pixel is painted from the exemplar's column of class 1, each of whose pixels is used equally often.
        var column = new LabelMap(OneClass.Size, 2, [.. Enumerable.Range(0, Side * Side).Select(pixel => (byte)(pixel % Side == 0 ? 1 : 0))]);
        var summary = Score(column, (_, y) => (0, y));
        Assert.Equal(1, summary.Evenness, 1e-9);
        Assert.Equal(10.0 / Side, summary.MostUsed, 1e-9);
    }

    [Fact]
    public void Summarise_NoPictures_MeasuresNothing() => Assert.Null(new SourceUseScores().Summarise());

    private static SourceUseSummary Score(LabelMap exemplarMap, Func<int, int, (int X, int Y)> match)
    {
        var field = new int[Grid.Length];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var (column, row) = match(x, y);
                field[Grid.At(x, y)] = Grid.At(column, row);
            }
        }

        var scores = new SourceUseScores();
        scores.Add(new SynthesisVariation(0, new Picture(OneClass.Size, new byte[Picture.Channels * Side * Side]), Grid, field), exemplarMap);
        return scores.Summarise()!;
    }
}
