namespace CoCosNet.Bench.Forward;

/// <summary>A way through the network.</summary>
internal enum ForwardPath
{
    /// <summary>float32.</summary>
    Float32,

    /// <summary>bfloat16 convolutions, everything fused.</summary>
    Bfloat16,
}
