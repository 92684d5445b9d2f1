namespace CoCosNet.Inference.Tests.Weights.Making;

/// <summary>An entry of a zip archive to be written; what is optional makes it lie.</summary>
internal sealed record ZipSource(string Name, byte[] Data)
{
    /// <summary>Compression: 0 stored, 8 deflated.</summary>
    public ushort Method { get; init; }

    /// <summary>Uncompressed bytes that the directory tells.</summary>
    public uint? DeclaredLength { get; init; }

    /// <summary>Where the directory says that the local header lies.</summary>
    public long? HeaderOffset { get; init; }

    /// <summary>The name in the local header.</summary>
    public string? LocalName { get; init; }
}
