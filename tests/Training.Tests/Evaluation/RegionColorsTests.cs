using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Training.Evaluation.Colors;

namespace CoCosNet.Training.Tests.Evaluation;

public sealed class RegionColorsTests
{
    // 20 × 10: class 0 left, class 1 right, one pixel of class 2, class 3 nowhere.
    private static readonly LabelMap Map = new(new PixelSize(20, 10), 4, [.. Enumerable.Range(0, 200).Select(i => i == 0 ? (byte)2 : (byte)(i % 20 / 10))]);

    [Fact]
    public void Means_RegionOfTwoColors_IsTheirMeanInLab()
    {
        var picture = TestPictures.Make(20, 10, (row, column) => column < 10 ? (255, 0, 0) : row < 5 ? (0, 0, 0) : (255, 255, 255));
        var means = RegionColors.Means(picture, Map);
        Assert.Equal(LabColor.FromSrgb(255, 0, 0).A, means[0]!.Value.A, 1e-9);
        Assert.Equal(50, means[1]!.Value.L, 0.01);
        Assert.Null(means[3]);
    }

    [Fact]
    public void Means_RegionUnderTheShare_IsLeftOut()
    {
        // 1 of 200 pixels is the smallest share exactly; 1 of 800 is under it.
        Assert.NotNull(RegionColors.Means(TestPictures.Grey(20, 10, (_, _) => 7), Map)[2]);
        var wide = new LabelMap(new PixelSize(40, 20), 4, [.. Enumerable.Range(0, 800).Select(i => i == 0 ? (byte)2 : (byte)0)]);
        Assert.Null(RegionColors.Means(TestPictures.Grey(40, 20, (_, _) => 7), wide)[2]);
    }

    [Fact]
    public void Differences_OneRegionRepainted_AreOfThatRegion()
    {
        var truth = TestPictures.Make(20, 10, (_, column) => column < 10 ? (200, 30, 30) : (30, 200, 30));
        var result = TestPictures.Make(20, 10, (_, column) => column < 10 ? (200, 30, 30) : (30, 180, 30));
        var differences = RegionColors.Differences(result, RegionColors.Means(truth, Map), Map).ToList();
        var expected = ColorDifference.Ciede2000(LabColor.FromSrgb(30, 200, 30), LabColor.FromSrgb(30, 180, 30));
        Assert.Equal(3, differences.Count);
        Assert.Equal(0, differences[0], 1e-9);
        Assert.Equal(expected, differences[1], 1e-9);
        Assert.Equal(0, differences[2], 1e-9);
    }

    [Fact]
    public void Paint_ClassesOfTheExemplar_HaveTheirMeanThere()
    {
        var exemplar = TestPictures.Make(20, 10, (_, column) => column < 10 ? (column % 2 == 0 ? 10 : 20, 0, 0) : (0, 0, 90));
        var mirrored = new LabelMap(Map.Size, 4, [.. Map.Indices.Select(label => label == 2 ? (byte)3 : (byte)(1 - label))]);
        var painted = RegionPaint.Paint(mirrored, exemplar, Map);

        // Pixel (0, 0) has a class that the exemplar lacks: the mean of everything.
        Assert.Equal([8, 0, 45], painted.Pixels[..3]);
        Assert.Equal([0, 0, 90], painted.Pixels[3..6]);
        Assert.Equal([15, 0, 0], painted.Pixels[^3..]);
    }
}
