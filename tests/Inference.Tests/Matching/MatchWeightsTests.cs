using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Matching;

public sealed class MatchWeightsTests
{
    private const int Labels = 3;

    [Theory]
    [InlineData("Released", 16)]
    [InlineData("Refined", 1)]
    public void Weigh_AboveTheCoarsestLevel_GivesTheSharesThatTheWarpWasMadeWith(string mode, int kept)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var (matches, weighted, exemplar) = Match(Enum.Parse<MatchingMode>(mode));

        for (var level = 1; level < matches.Length; level++)
        {
            var (indices, weights) = weighted[level];
            Assert.Equal([1, kept, exemplar.shape[2] >> (3 - level), exemplar.shape[3] >> (3 - level)], weights.shape);
            Assert.True(indices.Equals(matches[level].Indices));
            Assert.InRange(Difference(Warp(indices, weights, nn.functional.avg_pool2d(exemplar, 1 << (3 - level))), matches[level].Warp), 0, 1e-5f);
        }
    }

    [Theory]
    [InlineData("Released")]
    [InlineData("Dense")]
    [InlineData("Refined")]
    public void Weigh_CoarsestLevel_KeepsTheHeaviestOfAllPixels(string mode)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var (matches, weighted, _) = Match(Enum.Parse<MatchingMode>(mode));

        var (indices, weights) = weighted[0];
        Assert.Equal([1, Candidates.Kept, 16, 20], indices.shape);
        Assert.True(indices.narrow(1, 0, 1).Equals(matches[0].Best));
        Assert.True(weights.narrow(1, 0, 15).ge(weights.narrow(1, 1, 15)).all().item<bool>());
        Assert.InRange(weights.sum(1).max().item<float>(), 1f / Candidates.Kept, 1.0001f);
    }

    [Fact]
    public void Weigh_Dense_GivesTheOneMatchEverything()
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var (_, weighted, _) = Match(MatchingMode.Dense);
        Assert.All(weighted.Skip(1), level => Assert.Equal((1L, 1f, 1f), (level.Weights.shape[1], level.Weights.min().item<float>(), level.Weights.max().item<float>())));
    }

    [Fact]
    public void Weigh_Always_LeavesNoOtherTensorBehind()
    {
        using var inference = inference_mode();
        using var outer = NewDisposeScope();
        var features = rand(1, 4, 16, 16);
        var level = new LevelMatch(zeros(1, 1, 16, 16, ScalarType.Int64), features);
        var before = outer.DisposablesCount;
        _ = MatchWeights.Weigh([level], [features], [features], 0.01f);
        Assert.Equal(before + 2, outer.DisposablesCount);
    }

    private static (LevelMatch[] Matches, WeightedMatches[] Weighted, Tensor Exemplar) Match(MatchingMode mode)
    {
        using var correspondence = new FormulaParameters(5, "Corr");
        using var generator = new FormulaParameters(5, "G");
        var architecture = TinyModels.Architecture(Labels, iterations: 2) with { Matching = mode, FeatureChannels = 8 };
        var network = new TranslationNetwork(correspondence.Root, generator.Root, architecture);
        var exemplar = Smooth("exemplar", 3);
        var theta = network.EncodeMap(Smooth("map", Labels));
        var phi = network.EncodeExemplar(exemplar, Smooth("own", Labels)).Features;
        var matches = network.Match(theta, phi, exemplar);
        return (matches, network.Weigh(matches, theta, phi), exemplar);
    }

    private static Tensor Warp(Tensor indices, Tensor weights, Tensor exemplar)
    {
        var picked = exemplar.flatten(2).unsqueeze(1).expand(-1, indices.shape[1], -1, -1)
            .gather(3, indices.flatten(2).unsqueeze(2).expand(-1, -1, 3, -1)).reshape(1, indices.shape[1], 3, exemplar.shape[2], exemplar.shape[3]);
        return picked.mul(weights.unsqueeze(2)).sum(1);
    }

    private static float Difference(Tensor a, Tensor b) => a.sub(b).abs().max().item<float>();

    private static Tensor Smooth(string key, int channels) => nn.functional.interpolate(
        tensor(GoldenFormula.Symmetric(key, channels * 64)).reshape(1, channels, 8, 8), size: [128, 160], mode: InterpolationMode.Bilinear, align_corners: true);
}
