namespace CoCosNet.Training.Data.Folders;

/// <summary>The problems that a training folder can have.</summary>
internal enum FolderProblemKind
{
    /// <summary>A required folder is missing or has no picture.</summary>
    NothingThere,

    /// <summary>The list of classes is missing or inconsistent.</summary>
    BadClasses,

    /// <summary>A picture has no map.</summary>
    MissingMap,

    /// <summary>A map or a name in a list has no picture.</summary>
    MissingPicture,

    /// <summary>Two files have the same name.</summary>
    Ambiguous,

    /// <summary>A file cannot be decoded or has an unsupported format.</summary>
    Unreadable,

    /// <summary>A map's proportions differ from its picture's.</summary>
    Misshapen,

    /// <summary>A label belongs to no class.</summary>
    UnknownLabel,

    /// <summary>A line in the list of pairs is invalid.</summary>
    BadPair,
}
