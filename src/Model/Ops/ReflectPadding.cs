using CoCosNet.Model.Ops.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops;

/// <summary>Reflect padding: the border mirrors the inside without repeating the outermost pixels.</summary>
internal static class ReflectPadding
{
    /// <param name="x">B×C×H×W, sides longer than the border.</param>
    /// <param name="border">Pixels to add.</param>
    public static Tensor Pad(Tensor x, Border border) => Pad(x, border, 0, x.shape[1]);

    /// <summary>Pads only a range of channels.</summary>
    public static Tensor Pad(Tensor x, Border border, long firstChannel, long channels)
    {
        if (ChannelsLast.Fits(x))
        {
            return PadRows.Pad(x, border, (int)firstChannel, (int)channels);
        }

        using var scope = NewDisposeScope();
        var padded = FusedGradients.For(x) is { } fused
            ? fused.Pad(ChannelsLast.Arrange(x), border, (int)firstChannel, (int)channels)
            : nn.functional.pad(
                x.narrow(1, firstChannel, channels), [border.Left, border.Right, border.Top, border.Bottom], PaddingModes.Reflect);
        return padded.MoveToOuterDisposeScope();
    }
}
