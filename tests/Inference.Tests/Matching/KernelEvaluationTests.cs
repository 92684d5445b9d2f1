using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Kernel;
using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Matching;

/// <summary>The kernel against the plain reference, on each width of vector.</summary>
public sealed class KernelEvaluationTests : IDisposable
{
    private static readonly int[][] Shapes =
    [
        [1, 32, 24, 40], [1, 8, 16, 16], [2, 16, 9, 67], [1, 24, 5, 131], [3, 48, 7, 3], [1, 64, 33, 64], [1, 35, 4, 21], [1, 3, 1, 5],
    ];

    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string, int[]> PathsAndShapes()
    {
        var data = new TheoryData<string, int[]>();
        foreach (var path in Enum.GetNames<LanePath>())
        {
            foreach (var shape in Shapes)
            {
                data.Add(path, shape);
            }
        }

        return data;
    }

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(PathsAndShapes))]
    public void PropagateAndRank_OfExactFeatures_KeepsTheSameCandidatesInTheSameOrder(string path, int[] shape)
    {
        using var features = MatcherCases.Exact(1, shape[0], shape[1], shape[2], shape[3]);
        var own = MatcherCases.Offsets(2, shape[0], 16, shape[2], shape[3]);
        foreach (var axis in Enum.GetValues<Axis>())
        {
            AssertRanks(features, Propagation.Propagate(own, axis), Kernel(path).PropagateAndRank(features, own, axis));
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(48)]
    [InlineData(61)]
    public void Rank_OfAnyNumberOfCandidates_KeepsTheSameInTheSameOrder(int planes)
    {
        using var features = MatcherCases.Exact(3, 2, 16, 11, 19);
        var offsets = MatcherCases.Offsets(4, 2, planes, 11, 19);
        foreach (var path in Enum.GetNames<LanePath>())
        {
            AssertRanks(features, offsets, Kernel(path).Rank(features, offsets));
        }
    }

    /// <summary>
    /// Unit features sum differently in different orders. Two orders of a sum of 32 products differ by less than 32 · 2⁻²⁴ here,
    /// a score (divided by 0.01) then by less than 2·10⁻⁴: a candidate may stand elsewhere only if its score there is that near.
    /// </summary>
    [Theory]
    [MemberData(nameof(PathsAndShapes))]
    public void Rank_OfUnitFeatures_DiffersByNoMoreThanRounding(string path, int[] shape)
    {
        const double Near = 2e-4;
        using var features = MatcherCases.Unit(5, shape[0], shape[1], shape[2], shape[3]);
        var offsets = MatcherCases.Offsets(6, shape[0], 48, shape[2], shape[3]);
        var plain = PlainEvaluation.Instance.Rank(features, offsets);
        var ranked = Kernel(path).Rank(features, offsets);
        var difference = Scores(plain).sub(Scores(ranked)).abs().max().ToDouble();
        Assert.InRange(difference, 0, Near);
        var drift = plain.Probabilities.sub(ranked.Probabilities).abs().sub(plain.Probabilities.mul(2 * Near)).max().ToDouble();
        Assert.InRange(drift, double.MinValue, 1e-30);

        Tensor Scores(RankedCandidates kept) => PlainEvaluation.Instance.Scores(features, features.Grid.ToIndices(kept.Offsets));
    }

    [Theory]
    [MemberData(nameof(PathsAndShapes))]
    public void ScoresAndWarp_OfIndices_AreClose(string path, int[] shape)
    {
        using var features = MatcherCases.Exact(7, shape[0], shape[1], shape[2], shape[3]);
        var indices = features.Grid.ToIndices(MatcherCases.Offsets(8, shape[0], 16, shape[2], shape[3]));
        var exemplar = rand([shape[0], 3, shape[2], shape[3]]).mul(2f).sub(1f);
        var plain = PlainEvaluation.Instance;
        Assert.Equal(0, Compare.RelativeError(plain.Scores(features, indices), Kernel(path).Scores(features, indices)));
        var warp = Kernel(path).Warp(features, indices, exemplar);
        Assert.InRange(plain.Warp(features, indices, exemplar).sub(warp).abs().max().ToDouble(), 0, 1e-5);
    }

    [Fact]
    public void EveryMethod_OnAnyNumberOfThreads_GivesTheSameBytes()
    {
        using var features = MatcherCases.Unit(9, 2, 32, 37, 90);
        var own = MatcherCases.Offsets(10, 2, 16, 37, 90);
        var indices = features.Grid.ToIndices(own);
        var exemplar = rand([2, 3, 37, 90]);
        var before = get_num_threads();
        try
        {
            var alone = Everything(1);
            Assert.Equal(alone, Everything(2));
            Assert.Equal(alone, Everything(5));
        }
        finally
        {
            set_num_threads(before);
            KernelThreads.Count = Environment.ProcessorCount;
        }

        byte[] Everything(int threads)
        {
            set_num_threads(threads);
            KernelThreads.Count = threads;
            var kernel = KernelEvaluation.Best;
            var ranked = kernel.PropagateAndRank(features, own, Axis.Vertical);
            Tensor[] results =
            [
                ranked.Offsets.Rows, ranked.Offsets.Columns, ranked.Probabilities,
                kernel.Scores(features, indices), kernel.Warp(features, indices, exemplar),
            ];
            return [.. results.SelectMany(result => result.bytes.ToArray())];
        }
    }

    private static KernelEvaluation Kernel(string path) => KernelEvaluation.Create(Enum.Parse<LanePath>(path));

    /// <summary>Exact features: the reference's candidates, and float64's probabilities, for the reference rounds too.</summary>
    private static void AssertRanks(LevelFeatures features, Candidates offsets, RankedCandidates actual)
    {
        var expected = PlainEvaluation.Instance.Rank(features, offsets);
        Assert.Equal(1.0, Compare.EqualShare(expected.Offsets.Rows, actual.Offsets.Rows));
        Assert.Equal(1.0, Compare.EqualShare(expected.Offsets.Columns, actual.Offsets.Columns));
        var scores = PlainEvaluation.Instance.Scores(features, features.Grid.ToIndices(offsets)).to(ScalarType.Float64);
        var probabilities = scores.softmax(1).sort(1, descending: true).Values.narrow(1, 0, Candidates.Kept);
        Assert.InRange(probabilities.sub(actual.Probabilities).abs().div(probabilities).max().ToDouble(), 0, 1e-6);
    }
}
