using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>
/// The memory of a bfloat16 B×C×H×W tensor in channels-last layout, on which the fused operations work. They record no gradient, so they
/// replace tensor operations only where <see cref="Fits"/> is true.
/// </summary>
internal readonly unsafe struct ChannelsLast
{
    public readonly ushort* Values;
    public readonly int Batch;
    public readonly int Channels;
    public readonly int Height;
    public readonly int Width;

    /// <param name="tensor">Tensor in this layout; the caller keeps it alive.</param>
    public ChannelsLast(Tensor tensor)
    {
        var pixels = tensor.permute(0, 2, 3, 1);
        if (tensor.dtype != ScalarType.BFloat16 || !pixels.is_contiguous())
        {
            throw new ArgumentException($"A {tensor.dtype} tensor of shape {string.Join('×', tensor.shape)} and strides {string.Join(',', tensor.stride())} is not bfloat16, channels last.");
        }

        Values = Memory.Of<ushort>(pixels);
        var shape = tensor.shape;
        (Batch, Channels, Height, Width) = ((int)shape[0], (int)shape[1], (int)shape[2], (int)shape[3]);
    }

    /// <summary>Rows of all pictures in the batch.</summary>
    public int Rows => Batch * Height;

    /// <summary>Values in a row.</summary>
    public int RowLength => Width * Channels;

    /// <summary>Whether fused operations compute this tensor: bfloat16 on a CPU without gradients.</summary>
    public static bool Fits(Tensor x) =>
        x.dtype == ScalarType.BFloat16 && x.device.type == DeviceType.CPU && !(is_grad_enabled() && x.requires_grad);

    /// <summary>
    /// Whether fused operations with their own gradient compute these tensors: bfloat16 on a CPU, and at least one requires a gradient.
    /// </summary>
    public static bool Learns(params ReadOnlySpan<Tensor> tensors)
    {
        var learns = false;
        foreach (var tensor in tensors)
        {
            if (tensor.dtype != ScalarType.BFloat16 || tensor.device.type != DeviceType.CPU)
            {
                return false;
            }

            learns |= tensor.requires_grad;
        }

        return learns && is_grad_enabled();
    }

    /// <summary>An uninitialised tensor in this layout.</summary>
    public static Tensor Empty(long batch, long channels, long height, long width) =>
        empty([batch, height, width, channels], ScalarType.BFloat16).permute(0, 3, 1, 2);

    /// <summary>The tensor in channels-last layout; the same one if it already is.</summary>
    public static Tensor Arrange(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort* Row(int row) => Values + ((nint)row * RowLength);
}
