using System.Runtime.CompilerServices;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Training.Gradients;

/// <summary>Implements the network's fused operations with gradients.</summary>
internal sealed class TrainedOperations : IFusedGradients
{
    /// <summary>Registers the operations; call it before training.</summary>
    [ModuleInitializer]
    internal static void Register() => FusedGradients.Use(new TrainedOperations());

    public Tensor NormalizeInstance(Tensor x, double epsilon, object slope, Tensor? residual) =>
        InstanceNormed.apply(x, epsilon, slope, residual!);

    public Tensor Modulate(Tensor x, Tensor modulation, float slope, int border) => Modulated.apply(x, modulation, slope, border);

    public Tensor Pad(Tensor x, Border border, int firstChannel, int channels) => Padded.apply(x, border, firstChannel, channels);
}
