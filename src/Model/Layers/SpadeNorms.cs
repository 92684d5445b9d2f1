using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// The spatially adaptive normalisations that a block applies to one tensor: positional norm, then a scale and a shift that a small network
/// predicts from the condition at every pixel. The first convolutions of the small networks are fused into one, and so are the gamma and
/// beta convolutions of each.
/// </summary>
internal sealed class SpadeNorms
{
    /// <summary>Width of the small network in the released code.</summary>
    public const int ReleasedHiddenChannels = 128;

    /// <summary>
    /// Most values in a band's hidden layer and modulation, so that they are still in the cache when they are read and memory does not grow
    /// with the picture.
    /// </summary>
    private const long BandValues = 4L << 20;

    private readonly SpadeUse[] _uses;
    private readonly Convolution _shared;
    private readonly Convolution[] _modulations;
    private readonly int _hidden;

    /// <param name="block">The block's part of the state dict.</param>
    /// <param name="channels">Channels of the tensor to normalise.</param>
    /// <param name="conditionChannels">Channels of the condition.</param>
    /// <param name="hidden">Width of the small network.</param>
    /// <param name="uses">The norms to apply.</param>
    public SpadeNorms(ParameterScope block, int channels, int conditionChannels, int hidden, params SpadeUse[] uses)
    {
        var scopes = Array.ConvertAll(uses, use => block.At(use.Name));
        _uses = uses;
        _hidden = hidden;
        _shared = new Convolution(
            new ConvolutionShape(conditionChannels, hidden, 3) { Reflect = true, Relu = true },
            Array.ConvertAll(scopes, scope => scope.At("mlp_shared.1")));
        _modulations = Array.ConvertAll(
            scopes, scope => new Convolution(new ConvolutionShape(hidden, channels, 3) { Reflect = true }, scope.At("mlp_gamma"), scope.At("mlp_beta")));
    }

    /// <param name="x">B×C×H×W.</param>
    /// <param name="condition">Condition from which scales and shifts are predicted.</param>
    /// <returns>act(norm(x)·(1+gamma)+beta) for each use, with its border, B×C×H×W or B×C×(H+2)×(W+2).</returns>
    public Tensor[] forward(Tensor x, Condition condition)
    {
        using var scope = NewDisposeScope();
        var map = condition.Padded(x.shape[2], x.shape[3]);
        var whole = x.device.type != DeviceType.CPU || (is_grad_enabled() && (x.requires_grad || _shared.Learns));
        if (whole)
        {
            var hidden = _shared.ForwardPadded(map);
            return Outlive([.. _uses.Select((use, i) =>
                PositionalNorm.Modulate(x, Modulation(i, hidden, new Border(1, 1)), use.Activation, use.Border))]);
        }

        var pictures = x.split(1).Zip(map.split(1), InBands).ToArray();
        return Outlive(pictures.Length == 1 ? pictures[0] : [.. _uses.Select((_, i) => cat(Array.ConvertAll(pictures, picture => picture[i])))]);
    }

    /// <summary>Computes one picture in bands of rows.</summary>
    private Tensor[] InBands(Tensor x, Tensor map)
    {
        long height = x.shape[2], width = x.shape[3], channels = x.shape[1];
        var fused = ChannelsLast.Fits(x);
        x = fused ? ChannelsLast.Arrange(x) : x;
        var outputs = Array.ConvertAll(_uses, use => fused
            ? ChannelsLast.Empty(1, channels, height + (2 * use.Border), width + (2 * use.Border))
            : empty_like(x));
        var rows = Math.Max(2, BandValues / (width * ((_uses.Length * _hidden) + _hidden + (2 * channels))));
        for (long first = 0, end; first < height; first = end)
        {
            using var band = NewDisposeScope();

            // A last band of a single row could not be reflected.
            end = first + rows >= height - 1 ? height : first + rows;
            long top = Math.Max(0, first - 1), bottom = Math.Min(height, end + 1);
            var hidden = _shared.ForwardPadded(map.narrow(2, top, bottom - top + 2));
            var border = new Border(first == 0 ? 1 : 0, end == height ? 1 : 0, 1, 1);
            for (var i = 0; i < _uses.Length; i++)
            {
                var modulation = Modulation(i, hidden, border);
                if (fused)
                {
                    ModulatedRows.Write(x, modulation, _uses[i].Activation.Slope(), outputs[i], _uses[i].Border, (int)first);
                }
                else
                {
                    outputs[i].narrow(2, first, end - first)
                        .copy_(PositionalNorm.Modulate(x.narrow(2, first, end - first), modulation, _uses[i].Activation));
                }
            }
        }

        return fused ? outputs : [.. outputs.Zip(_uses, (output, use) => ReflectPadding.Pad(output, new Border(use.Border, use.Border)))];
    }

    private Tensor Modulation(int use, Tensor hidden, Border border) =>
        _modulations[use].ForwardPadded(ReflectPadding.Pad(hidden, border, use * _hidden, _hidden));

    private static Tensor[] Outlive(Tensor[] tensors) => Array.ConvertAll(tensors, tensor => tensor.MoveToOuterDisposeScope());
}
