namespace CoCosNet.Model.Weights;

/// <summary>
/// Limits on the resources that a weight file may use. The defaults are ten times what a state dictionary of this network family needs (500
/// tensors, 400 MB) and keep the cost of a hostile file small.
/// </summary>
internal sealed record CheckpointLimits
{
    public static CheckpointLimits Default { get; } = new();

    /// <summary>
    /// Total bytes of all tensors, 4 GiB by default. A tensor counts its contiguous size, or the range of storage that it is gathered from
    /// if that is longer, so neither expanded nor sparse views are free.
    /// </summary>
    public long MaxTensorBytes { get; init; } = 4L << 30;

    /// <summary>Number of tensors, 65 536 by default.</summary>
    public int MaxTensors { get; init; } = 65_536;

    /// <summary>Bytes of one pickle program, 16 MiB by default.</summary>
    public long MaxPickleBytes { get; init; } = 16L << 20;

    /// <summary>Opcodes executed by one pickle program, 2 million by default; each makes at most one small object.</summary>
    public int MaxPickleOperations { get; init; } = 2_000_000;

    /// <summary>Open marks of a pickle program, which limits the nesting of collections; 256 by default.</summary>
    public int MaxPickleDepth { get; init; } = 256;

    /// <summary>Bytes of one string in a pickle program, 4 096 by default.</summary>
    public int MaxTextBytes { get; init; } = 4_096;

    /// <summary>Bytes of a safetensors header or of a zip directory, 16 MiB by default.</summary>
    public int MaxHeaderBytes { get; init; } = 16 << 20;
}
