using CoCosNet.Model.Architectures;
using CoCosNet.Model.Features;
using CoCosNet.Model.Matching.Refined.Kernel;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>
/// Mode <c>refined</c>: ConvGRU-assisted PatchMatch with a GRU that is trained. A level starts from the matches and the estimated motion of
/// the next coarser level. Each iteration propagates candidates along one axis; then the ConvGRU looks up similarities around the estimate
/// and moves it, and the pixel takes the estimate if it scores nearly as well as its best candidate. The estimate and the hidden state pass
/// to the next iteration and the next level. The finest level follows the estimate without a GRU. A last step favours matches on which
/// neighbours agree. The warp copies one match per pixel, because averaging similar places blurs. See
/// docs/decisions/0016-refined-matching.md.
/// </summary>
internal sealed class RefinedMatching : IFineMatching
{
    private const int First = 1;
    private const int Finest = PyramidEncoder.Levels - 1;

    private static readonly DenseOnlyMatching Enlarge = new();
    private static readonly Scalar LeastTolerance = Scalars.Of(SearchSettings.LeastTolerance);
    private static readonly Scalar MoreTolerance = Scalars.Of(SearchSettings.MostTolerance - SearchSettings.LeastTolerance);

    /// <summary>The identity motion.</summary>
    private static readonly float[] Still = [0, 1, 0, 0, 0, 1];

    private readonly MotionGru _gru;
    private readonly Architecture _architecture;
    private readonly Action<RefinementStep>? _observe;
    private readonly Scalar _temperature;

    /// <param name="scope">The state dict's <c>refinement</c>; all levels share it.</param>
    /// <param name="architecture">Architecture of the network.</param>
    /// <param name="observe">Receives every iteration; null except in training and evaluation.</param>
    public RefinedMatching(ParameterScope scope, Architecture architecture, Action<RefinementStep>? observe = null)
    {
        _gru = new MotionGru(scope, Learns(architecture, First) ? architecture.FeatureChannels : 0, architecture.RefinementChannels, architecture.Temperature);
        _architecture = architecture;
        _observe = observe;
        _temperature = Scalars.Of(architecture.Temperature);
    }

    public LevelMatch Match(Tensor theta, Tensor phi, Tensor exemplar, LevelMatch below, int level, Tensor? shown = null)
    {
        using var scope = NewDisposeScope();
        if (_architecture.RefinedSteps == RefinedSteps.None)
        {
            var enlarged = Enlarge.Match(theta, phi, exemplar, below, level, shown);
            return (enlarged with { Confidence = Resize.NearestTwice(below.Confidence!) }).MoveToOuterDisposeScope();
        }

        // The choice has no gradient; the trainer scores the chosen candidates again.
        (theta, phi) = (theta.detach(), phi.detach());
        using var grid = PixelGrid.Between(theta, phi, shown);
        using var search = Search(theta, phi, shown);
        var motion = (below.Motion ?? Begin(below, theta, grid)).Enlarge();
        var best = search.Seed(below.Considered ?? below.Indices, Favoured(motion, grid).Places, around: level < Finest);
        for (var i = 0; i < _architecture.Iterations; i++)
        {
            // A finest level without learned features follows the coarser level and skips propagation.
            best = level < Finest || Learns(_architecture, level) ? Propagate(search, best, i) : best;
            if (level < Finest)
            {
                motion = Move(search, motion, best, grid, out var logit);
                best = Settle(search, best, Favoured(motion, grid), last: i == _architecture.Iterations - 1);
                _observe?.Invoke(new RefinementStep(level, i, best.Indices.narrow(1, 0, 1), motion.Positions(grid), logit));
            }
        }

        var favoured = Favoured(motion, grid);
        best = level < Finest ? best : Settle(search, best, favoured, last: true);
        best = Does(RefinedSteps.Agreement) ? search.Agree(best, favoured) : best;
        if (level == Finest)
        {
            _observe?.Invoke(new RefinementStep(level, 0, best.Indices.narrow(1, 0, 1), motion.Positions(grid), null));
        }

        var match = best.Indices.narrow(1, 0, 1);
        var confidence = best.Scores.narrow(1, 0, 1).mul(_temperature).clamp(Scalars.Zero, Scalars.One);
        return new LevelMatch(match, Carry(exemplar, match), confidence, best.Indices, motion).MoveToOuterDisposeScope();
    }

    private IDistinctSearch Search(Tensor theta, Tensor phi, Tensor? shown) => CandidateEvaluation.UsesKernel(theta)
        ? new KernelSearch(theta, phi, _architecture.Temperature, shown)
        : new PlainSearch(new LevelFeatures(theta, phi, _architecture.Temperature, shown));

    /// <summary>The initial estimate, from the coarsest level.</summary>
    /// <param name="coarsest">Matches of the coarsest level.</param>
    /// <param name="theta">Features of the map at level 1.</param>
    /// <param name="above">Grid of level 1.</param>
    private CarriedMotion Begin(LevelMatch coarsest, Tensor theta, PixelGrid above)
    {
        using var scope = NewDisposeScope();
        using var grid = above.Half();
        var best = coarsest.Best;
        long batch = best.shape[0], height = best.shape[2], width = best.shape[3];
        var alignment = Alignment.Of(best, grid);
        var affine = alignment.Affine;
        var bend = zeros([batch, 2, height, width], ScalarType.Float32, best.device);
        if (!Does(RefinedSteps.Alignment))
        {
            var offsets = grid.ToOffsets(best);
            affine = tensor(Still, device: best.device).reshape(1, 2, 3).expand(batch, -1, -1);
            bend = nn.functional.avg_pool2d(cat([offsets.Rows, offsets.Columns], 1), [5, 5], [1, 1], [2, 2], count_include_pad: false);
        }

        var trust = alignment.Agreeing.expand(-1, 1, height, width);
        var learned = Learns(_architecture, First) ? Resize.Pool(theta.narrow(1, 0, _architecture.FeatureChannels), 4) : null;
        var hidden = Does(RefinedSteps.Refinement) ? _gru.Start(learned, alignment.Agreeing.expand(-1, 1, height / 2, width / 2)) : null;
        var motion = new CarriedMotion(affine, bend, trust, hidden);
        if (_observe is not null)
        {
            _observe(new RefinementStep(0, 0, best, motion.Positions(grid), null));
        }

        return motion.MoveToOuterDisposeScope();
    }

    private DistinctCandidates Propagate(IDistinctSearch search, DistinctCandidates best, int iteration) => !Does(RefinedSteps.Propagation)
        ? best
        : search.Propagate(best, _architecture.PropagationOrder[iteration] == 'h' ? Axis.Horizontal : Axis.Vertical);

    /// <summary>The ConvGRU's step.</summary>
    private CarriedMotion Move(IDistinctSearch search, CarriedMotion motion, DistinctCandidates best, PixelGrid grid, out Tensor? logit)
    {
        logit = null;
        if (motion.Hidden is null)
        {
            return motion;
        }

        var positions = motion.Positions(grid).detach();
        (motion, logit) = _gru.forward(motion, positions, best, search.Look(positions), grid);
        return motion;
    }

    /// <summary>
    /// Takes the estimate if it scores nearly as well as the best candidate; the last iteration also tries the pixels next to the best.
    /// </summary>
    private DistinctCandidates Settle(IDistinctSearch search, DistinctCandidates best, FavouredPlaces favoured, bool last) =>
        last && Does(RefinedSteps.LocalSearch) ? search.Around(best, favoured) : search.Favour(best, favoured);

    /// <summary>The estimated places, and how much less similar they may be.</summary>
    private static FavouredPlaces Favoured(CarriedMotion motion, PixelGrid grid) => new(
        grid.ToNearestIndices(motion.Positions(grid).detach()), motion.Trust.detach().mul(MoreTolerance).add(LeastTolerance, Scalars.One));

    /// <summary>The exemplar's pixels at the matches, B×3×H×W.</summary>
    private static Tensor Carry(Tensor exemplar, Tensor match) =>
        exemplar.flatten(2).gather(2, match.flatten(2).expand(-1, exemplar.shape[1], -1)).reshape(match.shape[0], exemplar.shape[1], match.shape[2], match.shape[3]);

    private static bool Learns(Architecture architecture, int level) => level < architecture.LearnedLevels;

    private bool Does(RefinedSteps step) => _architecture.RefinedSteps.HasFlag(step);
}
