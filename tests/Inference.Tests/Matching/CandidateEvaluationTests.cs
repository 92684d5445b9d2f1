using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Kernel;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Matching;

/// <summary>Who evaluates, and what the kernel refuses.</summary>
public sealed class CandidateEvaluationTests
{
    [Fact]
    public void For_FeaturesOnTheCpu_IsTheKernel()
    {
        using var features = MatcherCases.Unit(1, 1, 8, 4, 4);
        Assert.IsType<KernelEvaluation>(CandidateEvaluation.For(features), exactMatch: false);
    }

    [Fact]
    public void For_FeaturesThatNeedGradients_IsPlainAndTheyFlow()
    {
        using var scope = NewDisposeScope();
        using var theta = rand([1, 8, 4, 4], requires_grad: true);
        using var phi = rand([1, 8, 4, 4]);
        using var features = new LevelFeatures(theta, phi, 1);
        Assert.IsType<PlainEvaluation>(CandidateEvaluation.For(features));
        CandidateEvaluation.PropagateAndRank(features, MatcherCases.Offsets(2, 1, 16, 4, 4), Axis.Horizontal).Probabilities.sum().backward();
        Assert.True(theta.grad!.abs().max().ToDouble() > 0);
    }

    [Fact]
    public void Rank_OfTooFewCandidates_SaysHowMany()
    {
        using var scope = NewDisposeScope();
        using var features = MatcherCases.Unit(3, 1, 8, 4, 4);
        var error = Assert.Throws<ArgumentException>(() => KernelEvaluation.Best.Rank(features, MatcherCases.Offsets(4, 1, 15, 4, 4)));
        Assert.Contains("15", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rank_OfAnotherSize_SaysWhich()
    {
        using var scope = NewDisposeScope();
        using var features = MatcherCases.Unit(5, 1, 8, 4, 4);
        var error = Assert.Throws<ArgumentException>(() => KernelEvaluation.Best.Rank(features, MatcherCases.Offsets(6, 1, 16, 4, 5)));
        Assert.Contains("1×16×4×5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_OfAnIndexOutsideThePicture_SaysWhich()
    {
        using var scope = NewDisposeScope();
        using var features = MatcherCases.Unit(7, 1, 8, 4, 4);
        var indices = full([1, 1, 4, 4], 16, ScalarType.Int64);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => KernelEvaluation.Best.Scores(features, indices));
        Assert.Contains("16..16", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rank_OfOffsetsThatAreNoNumbers_StaysInsideThePicture()
    {
        using var scope = NewDisposeScope();
        using var features = MatcherCases.Unit(8, 1, 8, 4, 4);
        foreach (var value in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, 3e38f })
        {
            var offsets = full([1, 16, 4, 4], value);
            var ranked = KernelEvaluation.Best.Rank(features, new Candidates(offsets, offsets));
            Assert.InRange(ranked.Offsets.Rows.abs().max().ToDouble(), 0, 3);
            Assert.InRange(ranked.Offsets.Columns.abs().max().ToDouble(), 0, 3);
        }
    }
}
