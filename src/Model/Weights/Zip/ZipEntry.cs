namespace CoCosNet.Model.Weights.Zip;

/// <summary>A stored (uncompressed) zip entry, in bytes.</summary>
/// <param name="Name">With the folder.</param>
/// <param name="HeaderOffset">Where its local header begins.</param>
/// <param name="DataOffset">Where its data begins.</param>
/// <param name="Length">Of the data.</param>
internal sealed record ZipEntry(string Name, long HeaderOffset, long DataOffset, long Length)
{
    /// <summary>Behind the last byte of the data.</summary>
    public long DataEnd => DataOffset + Length;
}
