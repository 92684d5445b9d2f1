using CoCosNet.Model.Architectures;
using CoCosNet.Model.Features;
using CoCosNet.Model.Matching.Refined.Kernel;
using CoCosNet.Model.Matching.Released;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>
/// Mode <c>refined</c>, a departure from paper and released code that the paper's own text suggests (a local random search, a confidence
/// map for the generator) and the released code's numbers ask for (candidates that repeat, offsets that are even, a GRU that no gradient
/// reached). An iteration: both axes of propagation with a small random search, in the last one the pixels next to the best; then the
/// picture's common motion and the ConvGRU's move, which stay where they score almost as well. At the end neighbours agree where they can.
/// The ConvGRU works where features are learned, but for the finest level. Where nothing is learned for that one, it does without propagation,
/// which would take half of matching there and hardly move anything (docs/decisions/0016-refined-matching.md).
/// One match a pixel makes the warp: a mean of places that look alike is blur.
/// </summary>
internal sealed class RefinedMatching : IFineMatching
{
    /// <summary>Candidates that the ConvGRU moves.</summary>
    public const int Moved = SearchSettings.Kept;

    private const int Finest = PyramidEncoder.Levels - 1;

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

    public LevelMatch Match(Tensor theta, Tensor phi, Tensor exemplar, LevelMatch below, int level)
    {
        using var scope = NewDisposeScope();
        if (_architecture.RefinedSteps == RefinedSteps.None)
        {
            var enlarged = Enlarge.Match(theta, phi, exemplar, below, level);
            return (enlarged with { Confidence = Resize.NearestTwice(below.Confidence!) }).MoveToOuterDisposeScope();
        }

        // What is chosen has no gradient; a trainer weighs the chosen ones again.
        (theta, phi) = (theta.detach(), phi.detach());
        using var search = Search(theta, phi);
        var motion = Does(RefinedSteps.Alignment) ? Alignment.Of(below.Best, level) : null;
        var best = search.Seed(below.Considered ?? below.Indices, motion?.Places, around: level < Finest);
        var hidden = Does(RefinedSteps.Refinement) && level < Math.Min(_architecture.LearnedLevels, Finest) ? _gru.Start(Learned(theta), Learned(phi)) : null;

        // Where nothing is learned for the finest level, it follows the one below.
        var follows = level == Finest && level >= _architecture.LearnedLevels;
        for (var i = 0; i < _architecture.Iterations; i++)
        {
            best = follows ? best : Propagate(search, best, i);
            if (Does(RefinedSteps.LocalSearch) && i == _architecture.Iterations - 1)
            {
                best = search.Around(best, motion);
            }
            else if (motion is not null)
            {
                best = search.Favour(best, motion);
            }

            if (hidden is not null)
            {
                (hidden, best) = Refine(search, hidden, best);
            }
        }

        if (Does(RefinedSteps.Agreement))
        {
            best = search.Agree(best, motion?.Places);
        }

        var match = best.Indices.narrow(1, 0, 1);
        var confidence = best.Scores.narrow(1, 0, 1).mul(_temperature).clamp(Scalars.Zero, Scalars.One);
        return new LevelMatch(match, Carry(exemplar, match), confidence, best.Indices).MoveToOuterDisposeScope();
    }

    private IDistinctSearch Search(Tensor theta, Tensor phi) => CandidateEvaluation.UsesKernel(theta)
        ? new KernelSearch(theta, phi, _architecture.Temperature)
        : new PlainSearch(new LevelFeatures(theta, phi, _architecture.Temperature));

    private DistinctCandidates Propagate(IDistinctSearch search, DistinctCandidates best, int iteration)
    {
        if (!Does(RefinedSteps.Propagation))
        {
            return best;
        }

        var first = _architecture.PropagationOrder[iteration] == 'h' ? Axis.Horizontal : Axis.Vertical;
        var second = first == Axis.Horizontal ? Axis.Vertical : Axis.Horizontal;
        best = search.Propagate(best, first, noise: null);
        return search.Propagate(best, second, Does(RefinedSteps.RandomSearch) ? iteration : null);
    }

    private (Tensor Hidden, DistinctCandidates Best) Refine(IDistinctSearch search, Tensor hidden, DistinctCandidates best)
    {
        using var grid = new PixelGrid(best.Indices.shape[2], best.Indices.shape[3], best.Indices.device);
        var offsets = grid.ToOffsets(best.Indices);
        var (next, delta) = _gru.forward(hidden, best, offsets);
        _observe?.Invoke(new RefinementStep(offsets, delta));
        var moved = grid.ToNearestIndices(
            new Candidates(offsets.Rows.add(delta.Rows.detach(), Scalars.One), offsets.Columns.add(delta.Columns.detach(), Scalars.One)));
        var tolerances = Enumerable.Repeat(SearchSettings.Tolerance, (int)moved.shape[0]);
        return (next, search.Favour(best, new FavouredPlaces(moved, [.. tolerances])));
    }

    /// <summary>The exemplar's pixels at the matches, B×3×H×W.</summary>
    private static Tensor Carry(Tensor exemplar, Tensor match) =>
        exemplar.flatten(2).gather(2, match.flatten(2).expand(-1, exemplar.shape[1], -1)).reshape(exemplar.shape);

    /// <summary>Features less their anchors, which come last.</summary>
    private Tensor Learned(Tensor features) => features.narrow(1, 0, _architecture.FeatureChannels);

    private bool Does(RefinedSteps step) => _architecture.RefinedSteps.HasFlag(step);
}
