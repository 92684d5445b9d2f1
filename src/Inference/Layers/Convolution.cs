using CoCosNet.Inference.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Layers;

/// <summary>A 2-D convolution that keeps the size (or halves it, with stride 2). Input and output are float32 B×C×H×W; the
/// sums run in the source's compute type.</summary>
internal sealed class Convolution
{
    private readonly Tensor _weight;
    private readonly Tensor? _bias;
    private readonly CpuLayout _layout;
    private readonly long _outputChannels;
    private readonly long[] _stride;
    private readonly long[] _zeroPadding;
    private readonly long[]? _reflectPadding;

    public Convolution(ParameterScope scope, ConvolutionShape shape)
    {
        using var derived = NewDisposeScope();
        long[] size = [shape.Output, shape.Input, shape.KernelHeight, shape.KernelWidth];
        var type = scope.Source.ComputeType;
        var weight = Typed(scope, shape.Spectral ? scope.TakeSpectral(size) : scope.Take("weight", size), type);
        var bias = shape.Bias ? Typed(scope, scope.Take("bias", shape.Output), type) : null;
        _layout = CpuLayout.For(weight);
        _weight = Kept(scope, weight, _layout.OfWeight(weight));
        _bias = bias is null ? null : Kept(scope, bias, _layout.OfBias(bias));
        _outputChannels = shape.Output;
        _stride = [shape.Stride, shape.Stride];
        long vertical = shape.KernelHeight / 2, horizontal = shape.KernelWidth / 2;
        _zeroPadding = shape.Reflect ? [0, 0] : [vertical, horizontal];
        _reflectPadding = shape.Reflect ? [horizontal, horizontal, vertical, vertical] : null;
    }

    public Tensor forward(Tensor x)
    {
        // Padded and converted copies are as large as the activations themselves: gone as soon as they are used.
        using var scope = NewDisposeScope();
        var type = x.dtype;
        if (_weight.dtype != type)
        {
            x = x.to(_weight.dtype);
        }

        if (_reflectPadding is not null)
        {
            x = nn.functional.pad(x, _reflectPadding, PaddingModes.Reflect);
        }

        x = _layout.OfInput(x);
        var y = OnePictureAtATime(x) ? cat(Array.ConvertAll(x.split(1), Convolve)) : Convolve(x);
        y = y.shape[1] == _outputChannels ? y : y.narrow(1, 0, _outputChannels);
        return (y.dtype == type ? y : y.to(type)).MoveToOuterDisposeScope();
    }

    private Tensor Convolve(Tensor x) => nn.functional.conv2d(x, _weight, _bias, strides: _stride, padding: _zeroPadding);

    /// <summary>
    /// On a CPU libtorch picks its kernel by the whole batch's size, and kernels differ in the last bit, which matching turns into
    /// other matches: a picture in a batch would differ from the same picture alone. A batch gains nothing there anyway.
    /// </summary>
    private bool OnePictureAtATime(Tensor x) =>
        x.shape[0] > 1 && x.device.type == DeviceType.CPU && !(is_grad_enabled() && (x.requires_grad || _weight.requires_grad));

    private static Tensor Typed(ParameterScope scope, Tensor parameter, ScalarType type) => Kept(scope, parameter, parameter.to(type));

    private static Tensor Kept(ParameterScope scope, Tensor original, Tensor derived) =>
        ReferenceEquals(original, derived) || original.Handle == derived.Handle ? original : scope.Source.Keep(derived);
}
