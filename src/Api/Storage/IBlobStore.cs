namespace CoCosNet.Api.Storage;

/// <summary>Port: where files are kept. Names are lower-case words of letters, digits and dashes, with slashes between.</summary>
internal interface IBlobStore
{
    /// <summary>Keeps a file, whole or not at all, in place of one that was there; it is safe once the task ends.</summary>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The file, seekable, or null where there is none.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes every file below a name; one that is just being read stays readable.</summary>
    Task DeleteAllAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The next part of every name below a folder: of <c>jobs/1/map</c> and <c>jobs/2/map</c>, below <c>jobs</c>, 1 and 2.</summary>
    Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken);
}

/// <summary>Reads blobs whole.</summary>
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
