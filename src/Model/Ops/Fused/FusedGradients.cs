using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>Holds a trainer's fused operations with gradients. Without them, libtorch's operations compute gradients, more slowly.</summary>
internal static class FusedGradients
{
    private static IFusedGradients? _operations;

    /// <summary>Set for the whole process.</summary>
    public static void Use(IFusedGradients operations) => _operations = operations;

    /// <summary>The operations for tensors that require gradients; if null, libtorch's operations are used.</summary>
    public static IFusedGradients? For(params ReadOnlySpan<Tensor> tensors) => _operations is not null && ChannelsLast.Learns(tensors) ? _operations : null;
}
