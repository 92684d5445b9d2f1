using CoCosNet.Inference.Networks;
using CoCosNet.Inference.Ops;
using CoCosNet.Inference.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching.Refined;

/// <summary>
/// Mode <c>refined</c>, a departure from paper and released code that the paper's own text suggests (a local random search, a confidence
/// map for the generator) and the released code's numbers ask for (candidates that repeat, offsets that are even, a GRU that no gradient
/// reached). Per iteration: both axes of propagation and a small random search, then a ConvGRU step; what it proposes has to score better
/// to stay. After the last iteration the pixels next to the best two are tried.
/// </summary>
internal sealed class RefinedMatching : IFineMatching
{
    /// <summary>Candidates a pixel keeps.</summary>
    public const int Kept = 8;

    /// <summary>Candidates that the ConvGRU moves.</summary>
    public const int Moved = 4;

    private const int RandomCandidates = 4;
    private const int RandomRadius = 6;
    private const int LocalCentres = 2;

    private static readonly DenseOnlyMatching Enlarge = new();

    private readonly CandidateGru _gru;
    private readonly Architecture _architecture;
    private readonly Action<RefinementStep>? _observe;
    private readonly Scalar _temperature;

    /// <param name="scope">The state dict's <c>refinement</c>; the three levels share it.</param>
    /// <param name="architecture">Of the network.</param>
    /// <param name="observe">Told every move of the GRU; null but in training.</param>
    public RefinedMatching(ParameterScope scope, Architecture architecture, Action<RefinementStep>? observe = null)
    {
        _gru = new CandidateGru(scope, architecture.FeatureChannels, architecture.RefinementChannels);
        _architecture = architecture;
        _observe = observe;
        _temperature = Scalars.Of(architecture.Temperature);
    }

    public LevelMatch Match(Tensor theta, Tensor phi, Tensor exemplar, LevelMatch below)
    {
        using var scope = NewDisposeScope();
        if (_architecture.RefinedSteps == RefinedSteps.None)
        {
            var enlarged = Enlarge.Match(theta, phi, exemplar, below);
            return (enlarged with { Confidence = Resize.NearestTwice(below.Confidence!) }).MoveToOuterDisposeScope();
        }

        // What is chosen has no gradient; a trainer weighs the chosen ones again.
        (theta, phi) = (theta.detach(), phi.detach());
        using var features = new LevelFeatures(theta, phi, _architecture.Temperature);
        using var coarse = new PixelGrid(features.Grid.Height / 2, features.Grid.Width / 2, theta.device);
        var best = DistinctSearch.Best(features, RefinedSeeds.Seed(below.Indices, coarse), Kept);
        var hidden = Does(RefinedSteps.Refinement) ? _gru.Start(Learned(theta), Learned(phi)) : null;
        for (var i = 0; i < _architecture.Iterations; i++)
        {
            best = Propagate(features, best, i);
            if (hidden is not null)
            {
                (hidden, best) = Refine(features, hidden, best);
            }
        }

        if (Does(RefinedSteps.LocalSearch))
        {
            best = DistinctSearch.Best(features, Join(best.Offsets, RefinedSeeds.Beside(best.Offsets, LocalCentres)), Kept);
        }

        var confidence = best.Scores.narrow(1, 0, 1).mul(_temperature).clamp(Scalars.Zero, Scalars.One);
        return new LevelMatch(best.Indices, CandidateWarp.Warp(features, best.Indices, exemplar), confidence).MoveToOuterDisposeScope();
    }

    private DistinctCandidates Propagate(LevelFeatures features, DistinctCandidates best, int iteration)
    {
        if (!Does(RefinedSteps.Propagation))
        {
            return best;
        }

        var first = _architecture.PropagationOrder[iteration] == 'h' ? Axis.Horizontal : Axis.Vertical;
        var second = first == Axis.Horizontal ? Axis.Vertical : Axis.Horizontal;
        best = DistinctSearch.Best(features, Propagation.Propagate(best.Offsets, first), Kept);
        var candidates = Propagation.Propagate(best.Offsets, second);
        if (Does(RefinedSteps.RandomSearch))
        {
            candidates = Join(candidates, AtRandom(best.Offsets, features, iteration));
        }

        return DistinctSearch.Best(features, candidates, Kept);
    }

    private (Tensor Hidden, DistinctCandidates Best) Refine(LevelFeatures features, Tensor hidden, DistinctCandidates best)
    {
        var (next, delta) = _gru.forward(hidden, best);
        var before = new Candidates(best.Offsets.Rows.narrow(1, 0, Moved), best.Offsets.Columns.narrow(1, 0, Moved));
        _observe?.Invoke(new RefinementStep(before, delta));
        var moved = new Candidates(before.Rows.add(delta.Rows.detach(), Scalars.One), before.Columns.add(delta.Columns.detach(), Scalars.One));
        return (next, DistinctSearch.Best(features, Join(best.Offsets, moved), Kept));
    }

    private static Candidates AtRandom(Candidates best, LevelFeatures features, int iteration)
    {
        Tensor Near(Tensor offsets, int seed) => offsets.narrow(1, 0, 1).add(
            SeededNoise.Steps(seed, RandomRadius, features.Batch, RandomCandidates, features.Grid.Height, features.Grid.Width, offsets.device), Scalars.One);
        return new Candidates(Near(best.Rows, 2 * iteration), Near(best.Columns, (2 * iteration) + 1));
    }

    private static Candidates Join(Candidates some, Candidates others) =>
        new(cat([some.Rows, others.Rows], 1), cat([some.Columns, others.Columns], 1));

    /// <summary>Features less their anchors, which come last.</summary>
    private Tensor Learned(Tensor features) => features.narrow(1, 0, _architecture.FeatureChannels);

    private bool Does(RefinedSteps step) => _architecture.RefinedSteps.HasFlag(step);
}
