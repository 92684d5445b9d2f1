using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Released;

/// <summary>
/// Mode <c>released</c>: seeds, then in each iteration a PatchMatch step along both axes and a GRU step, in exactly the released
/// arithmetic. The released code chooses the first axis at random in every iteration; here it is fixed by one letter per iteration
/// (<c>h</c> = horizontal first, <c>v</c> = vertical first), the same for each level.
/// </summary>
internal sealed class ReleasedMatching : IFineMatching
{
    private readonly InitialState _initialState;
    private readonly Refinement _refinement;
    private readonly Axis[] _firstAxes;
    private readonly float _temperature;

    /// <param name="scope">The state dict's <c>patch_match</c>; the three levels share it.</param>
    /// <param name="featureChannels">Channels C of the features.</param>
    /// <param name="propagationOrder">One letter per iteration, <c>h</c> or <c>v</c>.</param>
    /// <param name="temperature">Temperature of every softmax.</param>
    public ReleasedMatching(ParameterScope scope, int featureChannels, string propagationOrder, float temperature)
    {
        _initialState = new InitialState(scope.At("initial_layer"), featureChannels);
        _refinement = new Refinement(scope.At("refine_net"));
        _firstAxes = [.. propagationOrder.Select(letter => letter == 'h' ? Axis.Horizontal : Axis.Vertical)];
        _temperature = temperature;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Map and exemplar differ in size, or a pixel may not be matched.</exception>
    public LevelMatch Match(Tensor theta, Tensor phi, Tensor exemplar, LevelMatch below, int level, Tensor? shown = null)
    {
        using var scope = NewDisposeScope();
        using var features = new LevelFeatures(theta, phi, _temperature, shown);
        if (!features.Grid.IsUniform)
        {
            throw new ArgumentException("The released arithmetic matches pictures of one size, without holes.", nameof(phi));
        }

        using var coarse = new PixelGrid(features.Grid.Height / 2, features.Grid.Width / 2, theta.device);
        return Match(features, _initialState.forward(theta, phi), Seeding.Seed(below.Best, coarse), exemplar).MoveToOuterDisposeScope();
    }

    /// <summary>Matches a level from given seeds, B×16×H×W.</summary>
    public LevelMatch Match(Tensor theta, Tensor phi, Tensor exemplar, Candidates seeds)
    {
        using var scope = NewDisposeScope();
        using var features = new LevelFeatures(theta, phi, _temperature);
        return Match(features, _initialState.forward(theta, phi), new Candidates(seeds.Rows.alias(), seeds.Columns.alias()), exemplar).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Disposes of <paramref name="hidden"/> and <paramref name="candidates"/>, and each step disposes of the previous ones: at full size
    /// they take 50 MB.
    /// </summary>
    private LevelMatch Match(LevelFeatures features, Tensor hidden, Candidates candidates, Tensor exemplar)
    {
        foreach (var first in _firstAxes)
        {
            (hidden, candidates) = Step(features, hidden, candidates, first);
        }

        hidden.Dispose();
        var indices = features.Grid.ToIndices(candidates);
        candidates.Dispose();
        return new LevelMatch(indices, CandidateWarp.Warp(features, indices, exemplar));
    }

    private (Tensor Hidden, Candidates Candidates) Step(LevelFeatures features, Tensor hidden, Candidates candidates, Axis first)
    {
        using var scope = NewDisposeScope();
        var second = first == Axis.Horizontal ? Axis.Vertical : Axis.Horizontal;
        var halfway = CandidateEvaluation.PropagateAndRank(features, candidates, first);
        candidates.Dispose();
        var ranked = CandidateEvaluation.PropagateAndRank(features, halfway.Offsets, second);
        halfway.Probabilities.Dispose();
        halfway.Offsets.Dispose();
        var (next, delta) = _refinement.forward(hidden, ranked);
        hidden.Dispose();
        var moved = new Candidates(
            ranked.Offsets.Rows.add(delta.Rows, Scalars.One), ranked.Offsets.Columns.add(delta.Columns, Scalars.One));
        return (next.MoveToOuterDisposeScope(), moved.MoveToOuterDisposeScope());
    }
}
