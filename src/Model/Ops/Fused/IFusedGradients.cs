using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>Fused operations with gradients, which only a trainer needs. All tensors are bfloat16, channels last.</summary>
internal interface IFusedGradients
{
    /// <summary>act(norm(x) + residual), as <see cref="InstanceRows"/> computes it.</summary>
    /// <param name="x">B×C×H×W.</param>
    /// <param name="epsilon">Epsilon of the norm.</param>
    /// <param name="slope">Slope for negative numbers: a float, or a learnable tensor with one element.</param>
    /// <param name="residual">B×C×H×W, or null.</param>
    Tensor NormalizeInstance(Tensor x, double epsilon, object slope, Tensor? residual);

    /// <summary>act(norm(x)·(1+gamma)+beta), as <see cref="ModulatedRows"/> computes it.</summary>
    /// <param name="x">B×C×H×W.</param>
    /// <param name="modulation">B×2C×H×W: gamma, then beta.</param>
    /// <param name="slope">Slope for negative numbers.</param>
    /// <param name="border">Reflected pixels on each side.</param>
    Tensor Modulate(Tensor x, Tensor modulation, float slope, int border);

    /// <summary>A range of channels with a reflected border, as <see cref="PadRows"/> computes it.</summary>
    Tensor Pad(Tensor x, Border border, int firstChannel, int channels);
}
