using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// A 2-D convolution that keeps the size (or halves it, with stride 2). Input and output are B×C×H×W of the same type; sums run in the
/// source's compute type.
/// </summary>
internal sealed class Convolution
{
    private static readonly long[] NoPadding = [0, 0];

    private readonly Tensor? _weight;
    private readonly PackedWeight? _packed;
    private readonly Tensor? _bias;
    private readonly ScalarType _type;
    private readonly CpuLayout _layout;
    private readonly long _outputChannels;
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly bool _reflect;
    private readonly bool _relu;

    public Convolution(ParameterScope scope, ConvolutionShape shape)
        : this(shape, scope)
    {
    }

    /// <summary>Fuses several convolutions of the same input; their outputs are concatenated along the channels.</summary>
    /// <param name="shape">Shape of each convolution.</param>
    /// <param name="scopes">One scope per convolution.</param>
    public Convolution(ConvolutionShape shape, params ReadOnlySpan<ParameterScope> scopes)
    {
        using var derived = NewDisposeScope();
        var source = scopes[0].Source;
        var joined = scopes.Length > 1;
        _type = source.ComputeType;
        _outputChannels = shape.Output * scopes.Length;
        _stride = [shape.Stride, shape.Stride];
        _padding = [shape.KernelHeight / 2, shape.KernelWidth / 2];
        _reflect = shape.Reflect;
        _relu = shape.Relu;

        long[] size = [shape.Output, shape.Input, shape.KernelHeight, shape.KernelWidth];
        var weight = Joined(scopes, scope => shape.Spectral ? scope.TakeSpectral(size) : scope.Take("weight", size));
        var bias = shape.Bias ? Joined(scopes, scope => scope.Take("bias", shape.Output)) : null;
        var typed = weight.to(_type);
        _layout = CpuLayout.For(typed);
        typed = _layout.OfWeight(typed);
        _packed = _layout.Packs ? PackedWeight.TryPack(typed, _reflect ? NoPadding : _padding, _stride) : null;
        var kept = Kept(weight, _packed?.Weight ?? typed);
        _weight = _packed is null ? kept : null;
        _bias = bias is null ? null : Kept(bias, _layout.OfBias(bias.to(_type)));

        Tensor Kept(Tensor original, Tensor derived)
        {
            // The source already owns a parameter that is used unchanged. It also takes ownership of any tensor derived from one, and the
            // parameter itself can then be released.
            if (joined)
            {
                return source.Keep(derived);
            }

            if (original.Handle == derived.Handle)
            {
                return original;
            }

            source.Keep(derived);
            source.Release(original);
            return derived;
        }
    }

    /// <summary>Whether the weight requires gradients.</summary>
    public bool Learns => _weight is { requires_grad: true };

    public Tensor forward(Tensor x) => Forward(x, padded: false);

    /// <summary>Convolves an input that is already padded by (kernel − 1) / 2 pixels on each side.</summary>
    public Tensor ForwardPadded(Tensor x) => Forward(x, padded: true);

    private Tensor Forward(Tensor x, bool padded)
    {
        // Padded and converted copies are as large as the activations, so they are freed as soon as they are used.
        using var scope = NewDisposeScope();
        var type = x.dtype;
        x = type == _type ? x : x.to(_type);
        if (_reflect && !padded)
        {
            x = ReflectPadding.Pad(x, new Border((int)_padding[0], (int)_padding[1]));
        }

        x = _layout.OfInput(x);
        var padding = _reflect || padded ? NoPadding : _padding;
        var y = OnePictureAtATime(x) ? cat(Array.ConvertAll(x.split(1), picture => Convolve(picture, padding))) : Convolve(x, padding);
        y = y.shape[1] == _outputChannels ? y : y.narrow(1, 0, _outputChannels);
        return (y.dtype == type ? y : y.to(type)).MoveToOuterDisposeScope();
    }

    private Tensor Convolve(Tensor x, long[] padding)
    {
        if (_packed is not null && !(is_grad_enabled() && x.requires_grad)
            && _packed.Convolve(x, _bias, padding, _stride, _relu) is { } fused)
        {
            return fused;
        }

        var y = nn.functional.conv2d(x, _weight ?? _packed!.Unpack(), _bias, strides: _stride, padding: padding);
        return !_relu ? y : y.requires_grad ? y.relu() : y.relu_();
    }

    /// <summary>
    /// Whether pictures of a batch are convolved one by one. On a CPU, libtorch picks its kernel by the size of the whole batch, and
    /// kernels differ in the last bit, which can change matches: a picture in a batch would differ from the same picture alone. Batching
    /// brings no speed on a CPU.
    /// </summary>
    private bool OnePictureAtATime(Tensor x) =>
        x.shape[0] > 1 && x.device.type == DeviceType.CPU
        && !(is_grad_enabled() && (x.requires_grad || Learns));

    private static Tensor Joined(ReadOnlySpan<ParameterScope> scopes, Func<ParameterScope, Tensor> take)
    {
        if (scopes.Length == 1)
        {
            return take(scopes[0]);
        }

        var parts = new Tensor[scopes.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = take(scopes[i]);
        }

        var joined = cat(parts);
        Array.ForEach(parts, scopes[0].Source.Release);
        return joined;
    }
}
