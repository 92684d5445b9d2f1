using System.Text.RegularExpressions;
using CoCosNet.Api.Storage;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>Stores blobs as files in a folder.</summary>
internal sealed partial class FileBlobStore(DataDirectory directory) : IBlobStore
{
    private readonly string _root = Path.Combine(directory.Path, "files");

    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Write to a temporary file, flush it and rename it, so that readers see whole files only and the file survives a power failure.
        var path = PathOf(name);
        var temporary = $"{path}.{Guid.NewGuid():n}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                await stream.WriteAsync(content, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            DeleteQuietly(temporary);
            throw StorageException.Of(exception);
        }
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAllAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            Directory.Delete(PathOf(folder), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageException.Of(exception);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var path = PathOf(folder);
        return Task.FromResult<IReadOnlyList<string>>(
            Directory.Exists(path)
                ? [.. Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)]
                : []);
    }

    /// <summary>What a failed write leaves would take the room that is missing.</summary>
    private static void DeleteQuietly(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The sweep at the next start deletes it.
        }
    }

    [GeneratedRegex("^[a-z0-9-]+(/[a-z0-9-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    private string PathOf(string name) => Name().IsMatch(name)
        ? Path.Combine(_root, name)
        : throw new ArgumentException($"'{name}' is no name of a blob.", nameof(name));
}
