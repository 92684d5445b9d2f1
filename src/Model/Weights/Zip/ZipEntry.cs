namespace CoCosNet.Model.Weights.Zip;

/// <summary>A stored (uncompressed) zip entry, in bytes.</summary>
/// <param name="Name">Name, including the folder.</param>
/// <param name="HeaderOffset">Offset of the local header.</param>
/// <param name="DataOffset">Offset of the data.</param>
/// <param name="Length">Length of the data.</param>
internal sealed record ZipEntry(string Name, long HeaderOffset, long DataOffset, long Length)
{
    /// <summary>Offset after the last byte of the data.</summary>
    public long DataEnd => DataOffset + Length;
}
