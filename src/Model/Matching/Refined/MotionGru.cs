using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>
/// The recurrent refinement of mode <c>refined</c>. Like RAFT's update block, it moves an estimate of each pixel's match. Its inputs are
/// similarities looked up around the estimate, the best candidates relative to it, its deviation from the affine motion, and the hidden
/// state. It works at half of a level's resolution, as motions are smooth; a branch at a quarter of that has a large receptive field. All
/// levels share the weights.
/// </summary>
internal sealed class MotionGru
{
    /// <summary>Downscaling of the branch with the large receptive field.</summary>
    private const int Coarser = 4;

    /// <summary>
    /// Channels: looked-up similarities, offset of the estimate from its pixel, three numbers per candidate, the best similarity, the
    /// deviation from the affine motion.
    /// </summary>
    private const int InputChannels = SearchSettings.Looked + 2 + (3 * SearchSettings.Kept) + 1 + 2;

    private static readonly Scalar Scale = Scalars.Of(1f / 4f);
    private static readonly Scalar Sharpness = Scalars.Of(20f);
    private static readonly Scalar Reach = Scalars.Of(3f);

    private readonly Convolution _start;
    private readonly Convolution _input;
    private readonly Convolution _far1;
    private readonly Convolution _far2;
    private readonly Convolution _motion;
    private readonly Convolution _gates;
    private readonly Convolution _state;
    private readonly Convolution _head1;
    private readonly Convolution _head2;
    private readonly Scalar _temperature;
    private readonly int _channels;
    private readonly ScalarType _type;

    /// <param name="scope">Scope of the parameters.</param>
    /// <param name="learned">Channels of the learned features at level 1; 0 if it has none.</param>
    /// <param name="channels">Channels C of the hidden state.</param>
    /// <param name="temperature">Temperature by which scores were divided.</param>
    public MotionGru(ParameterScope scope, int learned, int channels, float temperature)
    {
        _channels = channels;
        _temperature = Scalars.Of(temperature);
        _type = scope.Source.ComputeType;
        _start = new Convolution(scope.At("start"), new ConvolutionShape(learned + 1, channels, 3));
        _input = new Convolution(scope.At("input"), new ConvolutionShape(InputChannels, channels, 3) { Stride = 2 });
        _far1 = new Convolution(scope.At("far1"), new ConvolutionShape(channels, channels, 3));
        _far2 = new Convolution(scope.At("far2"), new ConvolutionShape(channels, channels, 3));
        _motion = new Convolution(scope.At("motion"), new ConvolutionShape(2 * channels, channels, 3));
        _gates = new Convolution(scope.At("gates"), new ConvolutionShape(2 * channels, 2 * channels, 3));
        _state = new Convolution(scope.At("state"), new ConvolutionShape(2 * channels, channels, 3));
        _head1 = new Convolution(scope.At("head1"), new ConvolutionShape(channels, channels, 3));
        _head2 = new Convolution(scope.At("head2"), new ConvolutionShape(channels, 3, 3));
    }

    /// <summary>The hidden state before the first iteration, B×C×H×W in the compute type.</summary>
    /// <param name="learned">The map's learned features at the state's size, B×f×H×W; null if there are none.</param>
    /// <param name="agreeing">Share of matches that agree on the affine motion, B×1×H×W.</param>
    public Tensor Start(Tensor? learned, Tensor agreeing)
    {
        using var scope = NewDisposeScope();
        var seen = learned is null ? Channels.Join(_type, agreeing) : Channels.Join(_type, learned, agreeing);
        return _start.forward(seen).tanh().MoveToOuterDisposeScope();
    }

    /// <summary>Runs one iteration.</summary>
    /// <param name="motion">Current estimate, with hidden state.</param>
    /// <param name="positions">Estimated matches, B×2×H×W, without gradient.</param>
    /// <param name="best">The best candidates.</param>
    /// <param name="looked">Similarities around the estimate, B×<see cref="SearchSettings.Looked"/>×H×W.</param>
    /// <param name="grid">Grid of the level.</param>
    /// <returns>The estimate moved by at most 3 pixels along each axis; its trust before the sigmoid, B×1×H×W float32.</returns>
    public (CarriedMotion Motion, Tensor TrustLogit) forward(CarriedMotion motion, Tensor positions, DistinctCandidates best, Tensor looked, PixelGrid grid)
    {
        using var scope = NewDisposeScope();
        var bend = motion.Bend.detach();
        var hidden = motion.Hidden!;
        var near = _input.forward(See(bend, positions, best, looked, grid)).relu();
        var far = Resize.Smooth(_far2.forward(_far1.forward(Resize.Pool(near, Coarser)).relu()).relu(), Coarser);
        var heard = _motion.forward(cat([near, far], 1)).relu();
        var gates = _gates.forward(cat([hidden, heard], 1)).sigmoid();
        var (update, reset) = (gates.narrow(1, 0, _channels), gates.narrow(1, _channels, _channels));
        var state = _state.forward(cat([reset.mul(hidden), heard], 1)).tanh();
        var next = hidden.add(update.mul(state.sub(hidden)), Scalars.One);
        var head = Resize.SmoothTwice(Channels.ToPlanes(_head2.forward(_head1.forward(next).relu())));
        var moves = head.narrow(1, 0, 2).tanh().mul(Reach);
        var logit = head.narrow(1, 2, 1);
        var moved = motion with { Affine = motion.Affine.alias(), Bend = bend.add(moves, Scalars.One), Trust = logit.sigmoid(), Hidden = next };
        return (moved.MoveToOuterDisposeScope(), logit.MoveToOuterDisposeScope());
    }

    private Tensor See(Tensor bend, Tensor positions, DistinctCandidates best, Tensor looked, PixelGrid grid)
    {
        var highest = best.Scores.narrow(1, 0, 1).mul(_temperature);
        var shares = best.Scores.softmax(1);
        var matches = grid.ToPlaces(best.Indices);
        var fraction = positions.sub(positions.round());
        return Channels.Join(
            _type,
            looked.sub(highest).mul_(Sharpness).tanh_(),
            fraction,
            shares,
            matches.Rows.sub_(positions.narrow(1, 0, 1)).mul_(Scale).tanh_(),
            matches.Columns.sub_(positions.narrow(1, 1, 1)).mul_(Scale).tanh_(),
            highest,
            bend.mul(Scale).tanh_());
    }
}
