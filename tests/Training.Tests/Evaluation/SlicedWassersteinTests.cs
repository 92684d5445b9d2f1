using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Patches;

namespace CoCosNet.Training.Tests.Evaluation;

public sealed class SlicedWassersteinTests
{
    private static readonly PixelSize Size = new(64, 64);

    [Theory]
    [InlineData(256, 256, 5)]
    [InlineData(128, 64, 3)]
    [InlineData(96, 96, 3)]
    [InlineData(16, 16, 1)]
    public void Levels_OfASize_StopAtSixteen(int width, int height, int expected) => Assert.Equal(expected, LaplacianPyramid.Levels(width, height));

    [Fact]
    public void Pyramid_OfAFlatPlane_IsZeroButForTheLastLevel()
    {
        var levels = LaplacianPyramid.Of(Plane.Of(TestPictures.Grey(64, 64, (_, _) => 90), 0));
        Assert.Equal([64, 32, 16], levels.Select(level => level.Width));
        Assert.All(levels[^1].Values, value => Assert.Equal(90, value, 1e-3));

        // Away from the far borders, where the mirrored zeros of the enlargement do not alternate.
        Assert.Equal(0, levels[0].Values[(20 * 64) + 20], 1e-3);
    }

    [Fact]
    public void DistanceTo_ShiftedCloud_IsTheMeanLengthOfTheShiftAlongTheDirections()
    {
        // In one dimension every direction is the axis itself.
        var here = new SlicedProjections([1, 5, 3], 1);
        Assert.Equal(2, here.DistanceTo(new SlicedProjections([5, 3, 7], 1)), 1e-6);
        Assert.Equal(0, here.DistanceTo(new SlicedProjections([5, 3, 1], 1)), 1e-6);
        Assert.Throws<ArgumentException>(() => here.DistanceTo(new SlicedProjections([1, 2], 1)));
    }

    [Fact]
    public void DistanceTo_InManyDimensions_IsRotationless()
    {
        // A shift by s in n dimensions is s·E|u₁| along a random direction; E|u₁| = 1/2 on the sphere of three dimensions.
        var shifted = new SlicedProjections([0, 0, 8], 3).DistanceTo(new SlicedProjections([0, 0, 0], 3));
        Assert.InRange(shifted, 3.6, 4.4);
    }

    [Fact]
    public void Compare_SameSet_IsZero()
    {
        var reference = new SlicedReference(Set(i => TestPictures.Noise(64, 64, i, 60)));
        var distances = reference.Compare(Set(i => TestPictures.Noise(64, 64, i, 60)));
        Assert.Equal(3, distances.Levels.Count);
        Assert.Equal(0, distances.Ratio, 1e-9);
        Assert.Equal(0, distances.ContrastRatio, 1e-9);
    }

    [Fact]
    public void Compare_OtherPicturesOfTheSameKind_IsNearTheFloor()
    {
        var reference = new SlicedReference(Set(i => TestPictures.Noise(64, 64, i, 60)));
        Assert.InRange(reference.Compare(Set(i => TestPictures.Noise(64, 64, 100 + i, 60))).Ratio, 0.3, 2);
    }

    [Fact]
    public void Compare_HalfTheContrast_ShowsWhereContrastCounts()
    {
        var reference = new SlicedReference(Set(i => TestPictures.Noise(64, 64, i, 80)));
        var faint = reference.Compare(Set(i => TestPictures.Noise(64, 64, i, 40)));
        Assert.True(faint.ContrastRatio > 3, $"{faint.ContrastRatio}");
        Assert.True(faint.ContrastRatio > 3 * faint.Ratio, $"{faint.Ratio}");
    }

    [Fact]
    public void Compare_Stripes_AreNotNoise()
    {
        var reference = new SlicedReference(Set(i => TestPictures.Noise(64, 64, i, 60)));
        Assert.True(reference.Compare(Set(_ => TestPictures.Grey(64, 64, (_, column) => column / 2 % 2 == 0 ? 90 : 160))).Ratio > 3);
    }

    private static PatchSet Set(Func<int, Picture> picture)
    {
        var set = new PatchSet(Size);
        for (var number = 0; number < 8; number++)
        {
            set.Add(picture(number), number);
        }

        return set;
    }
}
