using CoCosNet.Inference.Imaging;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Refined;
using CoCosNet.Model.Matching.Refined.Kernel;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Matching.Refined;

/// <summary>Searches where the exemplar has a grid of its own, and holes.</summary>
public sealed class SourceGridTests
{
    private const int Channels = 6;
    private const int Height = 16;
    private const int Width = 20;
    private const float Temperature = 0.25f;

    [Theory]
    [InlineData(24, 12, false)]
    [InlineData(8, 48, false)]
    [InlineData(24, 12, true)]
    [InlineData(16, 20, true)]
    public void EverySearch_OnAGridOfItsOwn_IsWhatThePlainSearchFindsAndNeverAHole(int sourceHeight, int sourceWidth, bool holes)
    {
        using var scope = NewDisposeScope();
        var (theta, phi) = (Features(1, Height, Width), Features(2, sourceHeight, sourceWidth));
        var mask = holes ? Mask(sourceHeight, sourceWidth) : null;
        var shown = mask is null ? null : tensor(Array.ConvertAll(mask.NearestShown(), place => (long)place));
        using var kernel = new KernelSearch(theta, phi, Temperature, shown);
        using var plain = new PlainSearch(new LevelFeatures(theta, phi, Temperature, shown));
        var random = new Random(7);
        var below = Places(random, 4, Height / 2, Width / 2, sourceHeight / 2 * (sourceWidth / 2));
        var aligned = Places(random, 1, Height, Width, sourceHeight * sourceWidth);
        aligned = shown is null ? aligned : shown.index_select(0, aligned.flatten()).reshape(aligned.shape);
        var favoured = new FavouredPlaces(aligned, full([1, 1, Height, Width], 1f / 8));

        var found = kernel.Seed(below, aligned);
        foreach (var step in (Func<IDistinctSearch, DistinctCandidates, DistinctCandidates>[])[
            (search, own) => search.Propagate(own, Axis.Horizontal),
            (search, own) => search.Propagate(own, Axis.Vertical),
            (search, own) => search.Favour(own, favoured),
            (search, own) => search.Around(own, favoured),
            (search, own) => search.Agree(own, favoured)])
        {
            var (next, expected) = (step(kernel, found), step(plain, found));
            AssertSame(expected, next);
            Assert.InRange(next.Indices.max().item<long>(), 0, (sourceHeight * sourceWidth) - 1);
            Assert.True(shown is null || shown.index_select(0, next.Indices.flatten()).Equals(next.Indices.flatten()));
            found = next;
        }

        AssertSame(plain.Seed(below, aligned), kernel.Seed(below, aligned));
    }

    [Fact]
    public void DenseMatch_WithHoles_LooksNowhereElse()
    {
        using var scope = NewDisposeScope();
        var mask = Mask(8, 24);
        using var features = new LevelFeatures(
            Features(1, Height, Width), Features(2, 8, 24), Temperature, tensor(Array.ConvertAll(mask.NearestShown(), place => (long)place)));
        var white = tensor([.. mask.Shown.Select(shown => shown ? 0f : 1f)]).reshape(1, 1, 8, 24).expand(1, 3, 8, 24);

        var match = DenseMatch.Match(features, white);

        Assert.Equal([1, 3, Height, Width], match.Warp.shape);
        Assert.Equal(0, match.Warp.abs().max().item<float>());
        Assert.All(match.Indices.data<long>().ToArray(), place => Assert.True(mask.Shown[place]));
    }

    [Fact]
    public void Look_OnAGridOfItsOwn_IsWhatThePlainSearchSees()
    {
        using var scope = NewDisposeScope();
        var (theta, phi) = (Features(1, Height, Width), Features(2, 24, 12));
        var shown = tensor(Array.ConvertAll(Mask(24, 12).NearestShown(), place => (long)place));
        using var kernel = new KernelSearch(theta, phi, Temperature, shown);
        using var plain = new PlainSearch(new LevelFeatures(theta, phi, Temperature, shown));
        using var generator = new Generator(5);
        var positions = rand([1, 2, Height, Width], generator: generator).mul(30).sub(2);

        Assert.Equal(0, kernel.Look(positions).sub(plain.Look(positions)).abs().max().item<float>(), 1e-6f);
    }

    [Fact]
    public void Alignment_OfAStretchedPicture_FindsTheStretch()
    {
        using var scope = NewDisposeScope();
        using var grid = PixelGrid.Between(zeros(1, 1, 16, 16), zeros(1, 1, 16, 32));
        var matches = tensor([.. Enumerable.Range(0, 256).Select(pixel => (pixel / 16 * 32L) + (2 * (pixel % 16)))]).reshape(1, 1, 16, 16);

        var affine = Alignment.Of(matches, grid).Affine.data<float>().ToArray();

        Assert.Equal(1, affine[1], 0.02f);
        Assert.Equal(0, affine[2], 0.02f);
        Assert.Equal(0, affine[4], 0.02f);
        Assert.Equal(2, affine[5], 0.02f);
    }

    private static void AssertSame(DistinctCandidates expected, DistinctCandidates found)
    {
        var real = expected.Scores.isfinite();
        Assert.True(real.Equals(found.Scores.isfinite()));
        Assert.Equal(0, found.Indices.sub(expected.Indices).masked_fill(real.logical_not(), 0).abs().max().item<long>());
        Assert.Equal(0, found.Scores.sub(expected.Scores).masked_fill(real.logical_not(), 0).abs().max().item<float>());
    }

    private static PixelMask Mask(int height, int width)
    {
        var random = new Random(11);
        return new PixelMask(new PixelSize(width, height), [.. Enumerable.Range(0, height * width).Select(_ => random.Next(3) == 0)]);
    }

    /// <summary>Multiples of an eighth, so that scores are exact in both.</summary>
    private static Tensor Features(int seed, int height, int width)
    {
        using var generator = new Generator((ulong)seed);
        return randint(-8, 9, [1, Channels, height, width], generator: generator).to(ScalarType.Float32).div_(8f);
    }

    private static Tensor Places(Random random, int count, int height, int width, int places) =>
        tensor([.. Enumerable.Range(0, count * height * width).Select(_ => random.NextInt64(places))]).reshape(1, count, height, width);
}
