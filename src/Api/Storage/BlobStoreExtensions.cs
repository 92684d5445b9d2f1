namespace CoCosNet.Api.Storage;

/// <summary>Whole files.</summary>
internal static class BlobStoreExtensions
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(this IBlobStore blobs, string name, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(name, cancellationToken)
            ?? throw new FileNotFoundException($"There is no file '{name}'.", name);
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }
}
