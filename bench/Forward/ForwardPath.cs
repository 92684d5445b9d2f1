namespace CoCosNet.Bench.Forward;

/// <summary>An implementation of the network's forward pass.</summary>
internal enum ForwardPath
{
    /// <summary>float32.</summary>
    Float32,

    /// <summary>bfloat16 convolutions with fused operations.</summary>
    Bfloat16,
}
