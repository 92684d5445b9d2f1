using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Refined;
using CoCosNet.Model.Matching.Refined.Kernel;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Matching.Refined;

/// <summary>The kernel against the plain searches, on features whose scores are exact in both, so that ties are ties in both.</summary>
public sealed class DistinctSearchTests
{
    private const int Batch = 2;
    private const int Channels = 6;
    private const int Height = 16;
    private const int Width = 20;
    private const float Temperature = 0.25f;

    [Theory]
    [InlineData(1, false, true)]
    [InlineData(1, false, false)]
    [InlineData(4, true, true)]
    [InlineData(4, true, false)]
    public void Seed_OfALevelBelow_IsWhatThePlainSearchFinds(int kept, bool aligned, bool around) => Compare((search, random) =>
        search.Seed(Indices(random, kept, Height / 2, Width / 2), aligned ? Indices(random, 1) : null, around));

    [Theory]
    [InlineData("Horizontal")]
    [InlineData("Vertical")]
    public void Propagate_AlongAnAxis_IsWhatThePlainSearchFinds(string axis) => Compare((search, random) =>
        search.Propagate(search.Seed(Indices(random, 2, Height / 2, Width / 2), null), Enum.Parse<Axis>(axis)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Around_TheBest_IsWhatThePlainSearchFinds(bool favoured) => Compare((search, random) =>
        search.Around(search.Seed(Indices(random, 4, Height / 2, Width / 2), null), favoured ? Favoured(random) : null));

    [Fact]
    public void Agree_AfterAPlaceWasFavoured_IsWhatThePlainSearchFinds() => Compare((search, random) =>
        search.Agree(search.Favour(search.Seed(Indices(random, 4, Height / 2, Width / 2), null), Favoured(random))));

    [Fact]
    public void Favour_AGivenPlace_IsWhatThePlainSearchFinds() => Compare((search, random) =>
        search.Favour(search.Seed(Indices(random, 4, Height / 2, Width / 2), null), Favoured(random)));

    [Fact]
    public void Look_AroundFractionalPlaces_SeesWhatThePlainSearchSees()
    {
        using var scope = NewDisposeScope();
        using var kernel = new KernelSearch(Features(1), Features(2), Temperature);
        using var plain = new PlainSearch(new LevelFeatures(Features(1), Features(2), Temperature));
        using var generator = new Generator(5);

        // Some lie beyond the border.
        var positions = rand([Batch, 2, Height, Width], generator: generator).mul_(Width + 8f).sub_(4f);

        var (seen, expected) = (kernel.Look(positions), plain.Look(positions));

        Assert.Equal([Batch, SearchSettings.Looked, Height, Width], seen.shape);
        Assert.True(seen.Equals(expected));
    }

    [Fact]
    public void Agree_WithNeighbours_IsWhatThePlainSearchFinds() => Compare((search, random) =>
        search.Agree(search.Seed(Indices(random, 4, Height / 2, Width / 2), null)));

    [Fact]
    public void Agree_BesideFavouredPlaces_IsWhatThePlainSearchFinds() => Compare((search, random) =>
    {
        var seeded = search.Seed(Indices(random, 4, Height / 2, Width / 2), null);
        var elsewhere = Favoured(random);
        var third = elsewhere.Places.remainder(3L);
        return search.Agree(seeded, elsewhere with
        {
            Places = where(third.eq(0L), seeded.Indices.narrow(1, 1, 1), where(third.eq(1L), seeded.Indices.narrow(1, 0, 1), elsewhere.Places)),
        });
    });

    /// <summary>The last two searches of a level: what comes out is what is matched.</summary>
    [Theory]
    [InlineData(0.8f, false, true)]
    [InlineData(1.2f, false, false)]
    [InlineData(0.5f, true, true)]
    [InlineData(0.8f, true, false)]
    public void AroundThenAgree_AFavouredPlaceThatFallsBehind_StaysWithinItsToleranceLessWhatNeighboursGain(
        float behind, bool neighboursPointToTheOther, bool stays)
    {
        using var scope = NewDisposeScope();
        const long Favoured = 3, Other = (8 * Width) + 10, Middle = Other;
        var (theta, phi) = (zeros(1, 2, Height, Width), zeros(1, 2, Height, Width));
        theta[0, 0] = 1;
        phi[0, 0] = 0.5f;
        phi[0, 0].flatten()[Other] = 0.5f + (behind * SearchSettings.MostTolerance);
        using var search = new KernelSearch(theta, phi, Temperature);

        // The middle's own place is the better one; its neighbours point to their own places, or all to one pixel.
        var indices = full([1, SearchSettings.Kept, Height, Width], 9 * Width, ScalarType.Int64);
        if (neighboursPointToTheOther)
        {
            indices = arange(Height * Width, ScalarType.Int64).reshape(1, 1, Height, Width).expand(1, SearchSettings.Kept, -1, -1).clone();
        }

        indices[0, .., 8, 10] = Other;
        var scores = full([1, SearchSettings.Kept, Height, Width], float.NegativeInfinity);
        scores[0, 0] = phi[0, 0].flatten().index_select(0, indices[0, 0].flatten()).reshape(Height, Width) / Temperature;
        var favoured = new FavouredPlaces(indices.narrow(1, 0, 1).clone(), full([1, 1, Height, Width], SearchSettings.MostTolerance));
        favoured.Places.flatten()[Middle] = Favoured;

        var found = search.Agree(search.Around(new DistinctCandidates(indices, scores), favoured), favoured);

        Assert.Equal(stays ? Favoured : Other, found.Indices[0, 0].flatten()[Middle].item<long>());
    }

    [Fact]
    public void Agree_OnePixelOutOfStep_FallsInUnlessItIsMuchBetter()
    {
        using var scope = NewDisposeScope();
        var pixels = arange(Height * Width, ScalarType.Int64).reshape(1, 1, Height, Width);
        const long Middle = (8 * Width) + 10;

        Assert.Equal(Middle, Agreed(ahead: SearchSettings.Agreement / 2));
        Assert.Equal(0, Agreed(ahead: SearchSettings.Agreement * 2));

        // Everybody points to their own place but one in the middle, which points to the first pixel.
        long Agreed(float ahead)
        {
            var (theta, phi) = (zeros(1, 2, Height, Width), zeros(1, 2, Height, Width));
            theta[0, 0] = 1;
            phi[0, 0] = 0.5f;
            phi[0, 0, 0, 0] = 0.5f + ahead;
            using var search = new KernelSearch(theta, phi, Temperature);
            var indices = pixels.expand(1, SearchSettings.Kept, -1, -1).clone();
            indices.flatten()[Middle] = 0;
            var scores = full([1, SearchSettings.Kept, Height, Width], float.NegativeInfinity);
            scores[0, 0] = 0.5f / Temperature;
            scores[0, 0].flatten()[Middle] = (0.5f + ahead) / Temperature;
            return search.Agree(new DistinctCandidates(indices, scores)).Indices[0, 0].flatten()[Middle].item<long>();
        }
    }

    [Fact]
    public void Favour_APlaceThatFallsBehindByLessThanTheTolerance_PutsItFirst()
    {
        using var scope = NewDisposeScope();
        var phi = zeros(1, 2, Height, Width);
        phi[0, 0] = 0.5f;
        phi[0, 0, 0, 0] = 0.5f + (2f / 1024);   // the best
        phi[0, 0, 0, 1] = 0.5f + (1f / 1024);   // nearly
        phi[0, 0, 0, 2] = 0.5f - (8f / 1024);   // too far behind
        var theta = zeros(1, 2, Height, Width);
        theta[0, 0] = 1;
        using var search = new KernelSearch(theta, phi, Temperature);
        Tensor Place(long index) => full([1, 1, Height, Width], index, ScalarType.Int64);
        FavouredPlaces Little(long index) => new(Place(index), full([1, 1, Height, Width], SearchSettings.LeastTolerance));
        var best = search.Favour(search.Seed(zeros(1, 1, Height / 2, Width / 2, ScalarType.Int64), Place(0)), Little(0));

        var (near, far) = (search.Favour(best, Little(1)), search.Favour(best, Little(2)));

        Assert.Equal(1, near.Indices.narrow(1, 0, 1).max().item<long>());
        Assert.Equal(0, near.Indices.narrow(1, 1, 1).max().item<long>());
        Assert.Equal(0, far.Indices.narrow(1, 0, 1).max().item<long>());
    }

    [Fact]
    public void Favour_TwoPixels_EachToItsOwnTolerance()
    {
        using var scope = NewDisposeScope();
        var (theta, phi) = (zeros(Batch, 2, Height, Width), zeros(Batch, 2, Height, Width));
        (theta[.., 0], phi[.., 0]) = (ones(Batch, Height, Width), full([Batch, Height, Width], 0.5f));
        phi[.., 0, 0, 0] = 0.5f + (16f / 1024);
        using var search = new KernelSearch(theta, phi, Temperature);
        var first = zeros(Batch, 1, Height, Width, ScalarType.Int64);
        var best = search.Seed(zeros(Batch, 1, Height / 2, Width / 2, ScalarType.Int64), first);

        var tolerances = full([Batch, 1, Height, Width], 8f / 1024);
        tolerances[1, .., 4..] = 32f / 1024;
        var favoured = search.Favour(best, new FavouredPlaces(first.add(1L), tolerances)).Indices.narrow(1, 0, 1);

        Assert.Equal(0, favoured[..1].max().item<long>());
        Assert.Equal(0, favoured[1, .., ..4].max().item<long>());
        Assert.Equal(1, favoured[1, .., 4..].min().item<long>());
    }

    [Fact]
    public void Seed_Always_KeepsNoPixelTwice()
    {
        using var scope = NewDisposeScope();
        using var search = new KernelSearch(Features(1), Features(2), Temperature);

        // All point to the corner, where clamping makes one pixel of several.
        var best = search.Seed(zeros(Batch, 1, Height / 2, Width / 2, ScalarType.Int64), null);

        var kept = best.Scores.isfinite();
        for (var k = 1; k < SearchSettings.Kept; k++)
        {
            for (var other = 0; other < k; other++)
            {
                var same = best.Indices.select(1, k).eq(best.Indices.select(1, other)).logical_and(kept.select(1, k));
                Assert.False(same.any().item<bool>());
            }
        }
    }

    private static void Compare(Func<IDistinctSearch, Random, DistinctCandidates> search)
    {
        using var scope = NewDisposeScope();
        var (theta, phi) = (Features(1), Features(2));
        using var kernel = new KernelSearch(theta, phi, Temperature);
        using var plain = new PlainSearch(new LevelFeatures(theta, phi, Temperature));

        var (found, expected) = (search(kernel, new Random(7)), search(plain, new Random(7)));

        // Where there are fewer distinct candidates than places, the test does not care what fills the rest.
        var real = expected.Scores.isfinite();
        Assert.True(real.Equals(found.Scores.isfinite()));
        Assert.Equal(0, found.Indices.sub(expected.Indices).masked_fill(real.logical_not(), 0).abs().max().item<long>());
        Assert.Equal(0, found.Scores.sub(expected.Scores).masked_fill(real.logical_not(), 0).abs().max().item<float>());
    }

    /// <summary>Multiples of an eighth; the last channel is zero on one side, and left out by the kernel.</summary>
    private static Tensor Features(int seed)
    {
        using var generator = new Generator((ulong)seed);
        var features = randint(-8, 9, [Batch, Channels, Height, Width], generator: generator).to(ScalarType.Float32).div_(8f);
        features[.., Channels - 1] = seed == 1 ? 0 : 1;
        return features;
    }

    private static FavouredPlaces Favoured(Random random) =>
        new(Indices(random, 1), tensor([1f / 8, 1]).reshape(Batch, 1, 1, 1).expand(-1, 1, Height, Width));

    private static Tensor Indices(Random random, int count, int height = Height, int width = Width) =>
        tensor([.. Enumerable.Range(0, Batch * count * height * width).Select(_ => random.NextInt64(height * width))]).reshape(Batch, count, height, width);
}
