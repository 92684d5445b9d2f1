namespace CoCosNet.Model.Weights;

/// <summary>
/// What a weight file may ask for. The defaults leave a state dictionary of this family (500 tensors, 400 MB) an order of
/// magnitude of room and keep the cost of a hostile file small.
/// </summary>
internal sealed record CheckpointLimits
{
    public static CheckpointLimits Default { get; } = new();

    /// <summary>
    /// Bytes of all tensors together, 4 GiB by default. Each tensor counts what it occupies once it is contiguous, or the
    /// stretch of storage it is gathered from where that is longer: an expanded tensor is not free, nor is a sparse one.
    /// </summary>
    public long MaxTensorBytes { get; init; } = 4L << 30;

    /// <summary>Number of tensors, 65 536 by default.</summary>
    public int MaxTensors { get; init; } = 65_536;

    /// <summary>Bytes of one pickle program, 16 MiB by default.</summary>
    public long MaxPickleBytes { get; init; } = 16L << 20;

    /// <summary>Opcodes executed by one pickle program, 2 million by default; each makes at most one small object.</summary>
    public int MaxPickleOperations { get; init; } = 2_000_000;

    /// <summary>Open marks of a pickle program, that is, how deeply collections nest; 256 by default.</summary>
    public int MaxPickleDepth { get; init; } = 256;

    /// <summary>Bytes of one string in a pickle program, 4 096 by default.</summary>
    public int MaxTextBytes { get; init; } = 4_096;

    /// <summary>Bytes of a safetensors header or of a zip directory, 16 MiB by default.</summary>
    public int MaxHeaderBytes { get; init; } = 16 << 20;
}
