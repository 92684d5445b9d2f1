using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Features;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Features;

public sealed class FeatureAnchorsTests
{
    private const int Learned = 4;
    private const int Labels = 3;
    private const int Side = 8;

    [Theory]
    [InlineData(true, false, Learned + (9 * Labels) + FeatureAnchors.PlaceChannels)]
    [InlineData(true, true, Learned + (5 * Labels) + FeatureAnchors.PlaceChannels)]
    [InlineData(false, false, (9 * Labels) + FeatureAnchors.PlaceChannels)]
    [InlineData(false, true, (5 * Labels) + FeatureAnchors.PlaceChannels)]
    public void Join_AnyShares_GivesUnitVectorsOfTheLengthItSays(bool learned, bool finest, int channels)
    {
        using var scope = NewDisposeScope();

        foreach (var shares in new[] { Everywhere(1), zeros(1, Labels, Side, Side) })
        {
            var joined = FeatureAnchors.Join(learned ? LearnedFeatures() : null, shares, finest);

            Assert.Equal([1, channels, Side, Side], joined.shape);
            Assert.InRange(joined.norm(1).sub(1).abs().max().item<float>(), 0, 1e-5f);
        }
    }

    [Fact]
    public void Join_TheSamePictureInTwoClasses_CostsAllThatClassesSay()
    {
        using var scope = NewDisposeScope();
        var learned = LearnedFeatures();

        var (same, other) = (FeatureAnchors.Join(learned, Everywhere(1), finest: false), FeatureAnchors.Join(learned, Everywhere(2), finest: false));

        Assert.InRange(same.mul(same).sum(1).sub(same.mul(other).sum(1)).min().item<float>(), 0.809f, 0.811f);
    }

    [Fact]
    public void Join_AllAlike_TheNearerPlaceScoresBetter()
    {
        using var scope = NewDisposeScope();
        var alike = ones(1, Learned, Side, Side).div(Math.Sqrt(Learned));
        var rows = FeatureAnchors.Join(alike, Everywhere(0), finest: false).flatten(2).squeeze(0);

        var scores = rows.t().mm(rows);

        // From the first pixel to each of its row, and of its column.
        var along = scores[0].data<float>().ToArray();
        Assert.All(Enumerable.Range(1, Side - 1), i => Assert.True(along[i] < along[i - 1]));
        Assert.All(Enumerable.Range(1, Side - 1), i => Assert.True(along[i * Side] < along[(i - 1) * Side]));
    }

    private static Tensor LearnedFeatures() =>
        nn.functional.normalize(tensor(GoldenFormula.Symmetric("anchors", Learned * Side * Side)).reshape(1, Learned, Side, Side), dim: 1);

    private static Tensor Everywhere(int label)
    {
        var shares = zeros(1, Labels, Side, Side);
        shares[0, label] = 1;
        return shares;
    }
}
