using CoCosNet.Model.Ops;
using CoCosNet.Training.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Tests.Learning;

/// <summary>The gradients that matching learns by, against finite differences.</summary>
public sealed class WarpGradientTests : IDisposable
{
    private static readonly Scalar Temperature = Scalars.Of(0.25f);

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dense_ByFeatures_HasTheGradientOfItsDifferences(bool ofMap)
    {
        var (theta, phi, values) = Level();
        var gradient = FiniteDifferences.Check(
            features => Weigh(ofMap ? MatchWeigher.Dense(features, phi, values, Temperature) : MatchWeigher.Dense(theta, features, values, Temperature)),
            ofMap ? theta : phi);
        Assert.True(gradient > 0.1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Candidates_ByFeatures_HasTheGradientOfItsDifferences(bool ofMap)
    {
        var (theta, phi, values) = Level();

        // Places are chosen by several pixels and, in the last channel, twice by one: their gradients add up.
        var random = new Random(8);
        var picked = Enumerable.Range(0, 2 * 3 * 12).Select(_ => (long)random.Next(12)).ToArray();
        var indices = tensor(picked).reshape(2, 3, 3, 4);
        indices = cat([indices, indices.narrow(1, 0, 1)], 1);
        var gradient = FiniteDifferences.Check(
            features => Weigh(ofMap
                ? MatchWeigher.Candidates(features, phi, indices, values, Temperature)
                : MatchWeigher.Candidates(theta, features, indices, values, Temperature)),
            ofMap ? theta : phi);
        Assert.True(gradient > 0.1);
    }

    /// <summary>Unit features of 2×3×3×4 and values of two channels.</summary>
    private static (Tensor Theta, Tensor Phi, Tensor Values) Level() => (
        nn.functional.normalize(FiniteDifferences.Numbers(1, -1, 1, 2, 3, 3, 4), dim: 1),
        nn.functional.normalize(FiniteDifferences.Numbers(2, -1, 1, 2, 3, 3, 4), dim: 1),
        FiniteDifferences.Numbers(3, -1, 1, 2, 2, 3, 4));

    /// <summary>All that a match hands on, as one number.</summary>
    private static Tensor Weigh(WeighedMatch match) => Against(match.Warped, seed: 6).add(Against(match.Confidence, seed: 7));

    private static Tensor Against(Tensor output, int seed) => output.mul(FiniteDifferences.Numbers(seed, -1, 1, output.shape)).sum();
}
