namespace CoCosNet.Training.Data.Folders;

/// <summary>Every way in which a folder of one's own data is expected to be wrong.</summary>
internal enum FolderProblemKind
{
    /// <summary>A folder that must be there is not, or holds no picture.</summary>
    NothingThere,

    /// <summary>The list of classes is missing or contradicts itself.</summary>
    BadClasses,

    /// <summary>A picture without a map.</summary>
    MissingMap,

    /// <summary>A map, or a name in a list, without a picture.</summary>
    MissingPicture,

    /// <summary>Two files for one thing.</summary>
    Ambiguous,

    /// <summary>A file that cannot be decoded, or of a format that isn't read.</summary>
    Unreadable,

    /// <summary>A map of other proportions than its picture.</summary>
    Misshapen,

    /// <summary>A label that is no class's.</summary>
    UnknownLabel,

    /// <summary>A line of the list of pairs that cannot be followed.</summary>
    BadPair,
}
