using CoCosNet.Training.Evaluation.Scores;

namespace CoCosNet.Training.Tests.Evaluation;

public sealed class PictureMeasureTests
{
    [Fact]
    public void Decibels_KnownError_IsTheKnownRatio()
    {
        var first = TestPictures.Grey(16, 16, (_, _) => 100);
        var second = TestPictures.Grey(16, 16, (_, _) => 110);
        Assert.Equal(100, PictureError.MeanSquare(first, second));
        Assert.Equal(28.1308, PictureError.Decibels(100), 1e-4);
        Assert.Equal(PictureError.MostDecibels, PictureError.Decibels(PictureError.MeanSquare(first, first)));
    }

    [Fact]
    public void Similarity_EqualPictures_IsOne() =>
        Assert.Equal(1, StructuralSimilarity.Between(TestPictures.Noise(24, 20, 3, 90), TestPictures.Noise(24, 20, 3, 90)), 1e-4);

    [Fact]
    public void Similarity_FlatPictures_IsTheTermOfTheirMeans()
    {
        // Without variance what is left is (2xy + C1) / (x² + y² + C1).
        const double C1 = 2.55 * 2.55;
        var similarity = StructuralSimilarity.Between(TestPictures.Grey(16, 16, (_, _) => 100), TestPictures.Grey(16, 16, (_, _) => 150));
        Assert.Equal(((2 * 100 * 150) + C1) / ((100 * 100) + (150 * 150) + C1), similarity, 1e-3);
    }

    [Fact]
    public void Similarity_ByDefinition_IsTheSame()
    {
        var (first, second) = (TestPictures.Noise(13, 12, 1, 80), TestPictures.Noise(13, 12, 2, 80));
        var sum = 0.0;
        for (var channel = 0; channel < 3; channel++)
        {
            for (var window = 0; window < 6; window++)
            {
                sum += OfWindow(first.Pixels, second.Pixels, channel, window / 3, window % 3);
            }
        }

        Assert.Equal(sum / 18, StructuralSimilarity.Between(first, second), 1e-4);
    }

    [Fact]
    public void Mean_KnownConfusion_IsTheMeanOfItsClasses()
    {
        // Class 0: 2 of 3 ∪; class 1: 1 of 3; class 2: predicted once, never true; class 3: nowhere.
        var overlap = new ClassOverlap(4);
        overlap.Add([0, 0, 1, 2], [0, 0, 1, 1]);
        overlap.Add([1], [0]);
        Assert.Equal([2.0 / 3, 1.0 / 3, null, null], overlap.PerClass());
        Assert.Equal(0.5, overlap.Mean(), 1e-12);
    }

    private static double OfWindow(byte[] first, byte[] second, int channel, int top, int left)
    {
        double weights = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        for (var row = 0; row < 11; row++)
        {
            for (var column = 0; column < 11; column++)
            {
                var weight = Math.Exp(-(((row - 5) * (row - 5)) + ((column - 5) * (column - 5))) / 4.5);
                var at = (((top + row) * 13) + left + column) * 3 + channel;
                weights += weight;
                x += weight * first[at];
                y += weight * second[at];
                xx += weight * first[at] * first[at];
                yy += weight * second[at] * second[at];
                xy += weight * first[at] * second[at];
            }
        }

        (x, y, xx, yy, xy) = (x / weights, y / weights, xx / weights, yy / weights, xy / weights);
        const double C1 = 2.55 * 2.55, C2 = 7.65 * 7.65;
        return ((2 * x * y) + C1) * ((2 * (xy - (x * y))) + C2) / (((x * x) + (y * y) + C1) * (xx - (x * x) + yy - (y * y) + C2));
    }
}
