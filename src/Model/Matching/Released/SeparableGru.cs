using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Released;

/// <summary>A convolutional GRU in two passes: 1×5, then 5×1.</summary>
internal sealed class SeparableGru(ParameterScope scope)
{
    public const int HiddenChannels = 32;

    private readonly Gates _horizontal = new(scope, "1", 1, 5);
    private readonly Gates _vertical = new(scope, "2", 5, 1);

    /// <param name="hidden">B×32×H×W.</param>
    /// <param name="inputs">B×Ci×H×W, 64 channels in total.</param>
    /// <returns>The next hidden state, B×32×H×W, of the same type.</returns>
    public Tensor forward(Tensor hidden, params Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        var state = Channels.Join(hidden.dtype, [hidden, .. inputs]);
        if (ChannelsLast.Fits(state) && !_horizontal.Learn)
        {
            _horizontal.StepInPlace(state);
            _vertical.StepInPlace(state);
            return Channels.Slice(state, 0, HiddenChannels).MoveToOuterDisposeScope();
        }

        var input = state.narrow(1, HiddenChannels, MotionEncoder.OutputChannels);
        return _vertical.Step(_horizontal.Step(hidden, input), input).MoveToOuterDisposeScope();
    }

    /// <summary>z, r = σ(conv[h, x]); q = tanh(conv[r·h, x]); h = (1−z)·h + z·q. One convolution computes z and r.</summary>
    private sealed class Gates
    {
        private readonly Convolution _updateAndReset;
        private readonly Convolution _candidate;

        public Gates(ParameterScope scope, string pass, int kernelHeight, int kernelWidth)
        {
            var shape = new ConvolutionShape(HiddenChannels + MotionEncoder.OutputChannels, HiddenChannels, kernelHeight, kernelWidth);
            _updateAndReset = new Convolution(shape, scope.At("convz" + pass), scope.At("convr" + pass));
            _candidate = new Convolution(shape, scope.At("convq" + pass));
        }

        public bool Learn => _updateAndReset.Learns;

        public Tensor Step(Tensor hidden, Tensor input)
        {
            using var scope = NewDisposeScope();
            var gates = _updateAndReset.forward(cat([hidden, input], 1)).sigmoid();
            var (z, r) = (gates.narrow(1, 0, HiddenChannels), gates.narrow(1, HiddenChannels, HiddenChannels));
            var q = _candidate.forward(cat([r.mul(hidden), input], 1)).tanh();
            return z.mul(Scalars.MinusOne).add(Scalars.One, Scalars.One).mul(hidden).add(z.mul(q), Scalars.One).MoveToOuterDisposeScope();
        }

        /// <summary>The same step in place, for bfloat16 without gradients.</summary>
        /// <param name="state">B×96×H×W, [h, x], channels last; h is replaced by the next state.</param>
        public void StepInPlace(Tensor state)
        {
            using var scope = NewDisposeScope();
            var gates = ChannelsLast.Arrange(_updateAndReset.forward(state));
            GateRows.Reset(state, gates);
            GateRows.Update(state, gates, ChannelsLast.Arrange(_candidate.forward(state)));
        }
    }
}
