namespace CoCosNet.Api.Storage;

/// <summary>Port: stores files. Names consist of lower-case letters, digits and dashes, separated by slashes.</summary>
internal interface IBlobStore
{
    /// <summary>Stores a file atomically, replacing any previous one; it is durable when the task completes.</summary>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Returns the file as a seekable stream, or null if it does not exist.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>Deletes all files below a name; a file that is being read remains readable.</summary>
    Task DeleteAllAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Returns the next part of every name below a folder: for <c>jobs/1/map</c> and <c>jobs/2/map</c> below <c>jobs</c>, 1 and 2.</summary>
    Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken);
}

/// <summary>Reads whole blobs.</summary>
internal static class BlobStoreExtensions
{
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(this IBlobStore blobs, string name, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(name, cancellationToken)
            ?? throw new FileNotFoundException($"There is no file '{name}'.", name);
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }
}
