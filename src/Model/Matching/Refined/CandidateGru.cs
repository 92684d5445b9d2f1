using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>
/// The recurrent refinement of mode <c>refined</c>: the released code's idea at a width that a CPU can follow a brush with, and trained:
/// the moves are supervised by true flow and by the exemplar sampled at fractional positions. Instead of raw pixel numbers it sees how
/// far a candidate lies from what its surroundings chose, so that it does not depend on the picture's size.
/// </summary>
internal sealed class CandidateGru
{
    /// <summary>Side of the surroundings, in pixels.</summary>
    private const int Surroundings = 5;

    private static readonly Scalar Scale = Scalars.Of(1f / 4f);
    private static readonly Scalar Reach = Scalars.Of(3f);

    private readonly Convolution _start;
    private readonly Convolution _input;
    private readonly Convolution _motion;
    private readonly Convolution _gates;
    private readonly Convolution _state;
    private readonly Convolution _head1;
    private readonly Convolution _head2;
    private readonly int _channels;
    private readonly ScalarType _type;

    public CandidateGru(ParameterScope scope, int featureChannels, int channels)
    {
        _channels = channels;
        _type = scope.Source.ComputeType;
        const int Moved = RefinedMatching.Moved;
        _start = new Convolution(scope.At("start"), new ConvolutionShape(2 * featureChannels, channels, 3));
        _input = new Convolution(scope.At("input"), new ConvolutionShape(3 * Moved, channels, 3));
        _motion = new Convolution(scope.At("motion"), new ConvolutionShape(channels, channels, 3));
        _gates = new Convolution(scope.At("gates"), new ConvolutionShape(2 * channels, 2 * channels, 3));
        _state = new Convolution(scope.At("state"), new ConvolutionShape(2 * channels, channels, 3));
        _head1 = new Convolution(scope.At("head1"), new ConvolutionShape(channels, channels, 3));
        _head2 = new Convolution(scope.At("head2"), new ConvolutionShape(channels, 2 * Moved, 3));
    }

    /// <summary>The hidden state at a level's start, B×C×H×W in the type to compute in.</summary>
    public Tensor Start(Tensor theta, Tensor phi)
    {
        using var scope = NewDisposeScope();
        return _start.forward(Channels.Join(_type, theta, phi)).tanh().MoveToOuterDisposeScope();
    }

    /// <param name="hidden">B×C×H×W.</param>
    /// <param name="best">The best candidates, B×K×H×W with K ≥ <see cref="RefinedMatching.Moved"/>.</param>
    /// <param name="offsets">The same as offsets.</param>
    /// <returns>The next hidden state, and moves of at most 3 pixels, B×Moved×H×W each.</returns>
    public (Tensor Hidden, Candidates Delta) forward(Tensor hidden, DistinctCandidates best, Candidates offsets)
    {
        using var scope = NewDisposeScope();
        var weights = best.Scores.softmax(1).narrow(1, 0, RefinedMatching.Moved);
        var seen = Channels.Join(_type, weights, Strangeness(offsets.Rows), Strangeness(offsets.Columns));
        var motion = _motion.forward(_input.forward(seen).relu()).relu();
        var gates = _gates.forward(cat([hidden, motion], 1)).sigmoid();
        var (update, reset) = (gates.narrow(1, 0, _channels), gates.narrow(1, _channels, _channels));
        var state = _state.forward(cat([reset.mul(hidden), motion], 1)).tanh();
        var next = hidden.add(update.mul(state.sub(hidden)), Scalars.One);
        var moves = Channels.ToPlanes(_head2.forward(_head1.forward(next).relu())).tanh().mul(Reach);
        var delta = new Candidates(moves.narrow(1, 0, RefinedMatching.Moved), moves.narrow(1, RefinedMatching.Moved, RefinedMatching.Moved));
        return (next.MoveToOuterDisposeScope(), delta.MoveToOuterDisposeScope());
    }

    /// <summary>How far offsets lie from the surroundings' mean best one, squashed to −1..1.</summary>
    private static Tensor Strangeness(Tensor offsets)
    {
        var mean = nn.functional.avg_pool2d(
            offsets.narrow(1, 0, 1), [Surroundings, Surroundings], [1, 1], [Surroundings / 2, Surroundings / 2], count_include_pad: false);
        return offsets.narrow(1, 0, RefinedMatching.Moved).sub(mean).mul(Scale).tanh();
    }
}
