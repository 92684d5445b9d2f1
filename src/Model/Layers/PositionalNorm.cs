using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// PONO: every pixel is normalised across its channels, with the unbiased variance (C−1) that the released code uses. Statistics are
/// float32 for every element type.
/// </summary>
internal static class PositionalNorm
{
    public static Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var type = x.dtype;
        x = x.to(ScalarType.Float32);
        var mean = x.mean([1], keepdim: true);
        var deviation = x.var(1, unbiased: true, keepdim: true).add_(Scalars.PositionalEpsilon, Scalars.One).sqrt_();
        return x.sub(mean).div_(deviation).to(type).MoveToOuterDisposeScope();
    }

    /// <summary>Computes act(norm(x)·(1+gamma)+beta) with a reflected border.</summary>
    /// <param name="x">B×C×H×W.</param>
    /// <param name="modulation">B×2C×H×W: gamma, then beta.</param>
    /// <param name="activation">Activation after the modulation.</param>
    /// <param name="border">Pixels to add on each side, 0 or 1.</param>
    public static Tensor Modulate(Tensor x, Tensor modulation, Activation activation, int border = 0)
    {
        using var scope = NewDisposeScope();
        var channels = x.shape[1];
        if (FusedGradients.For(x, modulation) is { } fused)
        {
            return fused.Modulate(ChannelsLast.Arrange(x), ChannelsLast.Arrange(modulation), activation.Slope(), border).MoveToOuterDisposeScope();
        }

        if (ChannelsLast.Fits(x) && ChannelsLast.Fits(modulation))
        {
            x = ChannelsLast.Arrange(x);
            var y = ChannelsLast.Empty(x.shape[0], channels, x.shape[2] + (2 * border), x.shape[3] + (2 * border));
            ModulatedRows.Write(x, modulation, activation.Slope(), y, border, 0);
            return y.MoveToOuterDisposeScope();
        }

        var gamma = modulation.narrow(1, 0, channels).add(Scalars.One, Scalars.One);
        var modulated = forward(x).mul_(gamma).add_(modulation.narrow(1, channels, channels), Scalars.One);
        modulated = activation.Apply(modulated);
        return (border == 0 ? modulated : ReflectPadding.Pad(modulated, new Border(border, border))).MoveToOuterDisposeScope();
    }
}
