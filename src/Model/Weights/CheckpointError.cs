namespace CoCosNet.Model.Weights;

/// <summary>Every way in which a weight file is refused.</summary>
internal enum CheckpointError
{
    /// <summary>The file cannot be opened or read: absent, forbidden, a failing disk.</summary>
    Unreadable,

    /// <summary>By its signature the file is none of the three forms.</summary>
    NotACheckpoint,

    /// <summary>A TorchScript archive: it carries code, not only weights.</summary>
    ScriptArchive,

    /// <summary>The file ends before what it announces.</summary>
    Truncated,

    /// <summary>The container's directory or sequence contradicts itself.</summary>
    MalformedArchive,

    /// <summary>A zip entry is compressed or encrypted; PyTorch stores them plain.</summary>
    CompressionRefused,

    /// <summary>The pickle program is not one that a pickler writes.</summary>
    MalformedPickle,

    /// <summary>A pickle opcode that no state dictionary needs.</summary>
    UnsupportedOpcode,

    /// <summary>The pickle names a Python object outside the allow-list.</summary>
    ForeignGlobal,

    /// <summary>The pickle is sound but holds something other than named tensors.</summary>
    UnexpectedContent,

    /// <summary>A storage is described in no known way, is missing, or differs from its description.</summary>
    BadStorage,

    /// <summary>The safetensors header is not the JSON that the format prescribes.</summary>
    MalformedHeader,

    /// <summary>A size, stride or offset reaches outside its storage, its file or 64 bits.</summary>
    OutOfBounds,

    /// <summary>Stretches of data overlap, or leave bytes that belong to nobody.</summary>
    NotContiguous,

    /// <summary>An element type that is not read here.</summary>
    UnsupportedType,

    /// <summary>The numbers are big-endian.</summary>
    UnsupportedByteOrder,

    /// <summary>A name occurs twice.</summary>
    DuplicateKey,

    /// <summary>More than <see cref="CheckpointLimits"/> allows, or than memory holds.</summary>
    TooLarge,

    /// <summary>The tensors are sound, but they are not those of the architecture.</summary>
    ArchitectureMismatch,
}
