namespace CoCosNet.Model.Weights;

/// <summary>The reasons for refusing a weight file.</summary>
internal enum CheckpointError
{
    /// <summary>The file cannot be opened or read: it is missing, access is denied, or the disk fails.</summary>
    Unreadable,

    /// <summary>The signature matches none of the three formats.</summary>
    NotACheckpoint,

    /// <summary>A TorchScript archive: it carries code, not only weights.</summary>
    ScriptArchive,

    /// <summary>The file is shorter than it declares.</summary>
    Truncated,

    /// <summary>The container's directory or sequence is inconsistent.</summary>
    MalformedArchive,

    /// <summary>A zip entry is compressed or encrypted; PyTorch stores them plain.</summary>
    CompressionRefused,

    /// <summary>The pickle program is not one that a pickler would write.</summary>
    MalformedPickle,

    /// <summary>A pickle opcode that no state dictionary needs.</summary>
    UnsupportedOpcode,

    /// <summary>The pickle names a Python object outside the allow-list.</summary>
    ForeignGlobal,

    /// <summary>The pickle is valid but does not hold named tensors.</summary>
    UnexpectedContent,

    /// <summary>A storage has an unknown description, is missing, or differs from its description.</summary>
    BadStorage,

    /// <summary>The safetensors header is not the JSON of the format.</summary>
    MalformedHeader,

    /// <summary>A size, stride or offset reaches outside its storage, its file or 64 bits.</summary>
    OutOfBounds,

    /// <summary>Ranges of data overlap or leave gaps.</summary>
    NotContiguous,

    /// <summary>The element type is not supported.</summary>
    UnsupportedType,

    /// <summary>The numbers are big-endian.</summary>
    UnsupportedByteOrder,

    /// <summary>A name occurs twice.</summary>
    DuplicateKey,

    /// <summary>The file exceeds <see cref="CheckpointLimits"/> or the available memory.</summary>
    TooLarge,

    /// <summary>A weight is not a number, or infinite.</summary>
    NotFinite,

    /// <summary>The tensors are valid but do not fit the architecture.</summary>
    ArchitectureMismatch,
}
