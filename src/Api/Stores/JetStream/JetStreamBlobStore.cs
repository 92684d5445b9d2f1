using System.Text;
using CoCosNet.Api.Storage;
using NATS.Client.KeyValueStore;
using NATS.Client.ObjectStore;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>
/// Stores files in JetStream. A bucket has one entry per file, so that the files below a folder can be found by name. A small file is
/// stored in its entry (one message instead of four); a large one is an object of the object store, to which the entry refers.
/// </summary>
internal sealed class JetStreamBlobStore(JetStreamServer server, JetStreamRetry retry) : IBlobStore
{
    /// <summary>A quarter of a server's default message limit.</summary>
    private const int InlineBytes = 256 * 1024;

    private const byte Inline = 0;
    private const byte InObject = 1;

    private readonly Lazy<Task<INatsKVStore>> _entries = new(() => server.BucketAsync("blobs", CancellationToken.None));

    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        byte[] entry;
        if (content.Length <= InlineBytes)
        {
            entry = [Inline, .. content.Span];
        }
        else
        {
            // Each version has its own name, so that a reader of the previous version can finish.
            var id = Guid.NewGuid().ToString("n");
            var objects = await server.ObjectsAsync();
            await retry.RunAsync(() => objects.PutAsync(id, content.ToArray(), cancellationToken).AsTask(), cancellationToken);
            entry = [InObject, .. Encoding.ASCII.GetBytes(id)];
        }

        var entries = await _entries.Value;
        var key = Key(name);
        var before = await FindAsync(entries, key, cancellationToken);
        await retry.RunAsync(() => entries.PutAsync(key, entry, cancellationToken: cancellationToken).AsTask(), cancellationToken);
        await DeleteObjectAsync(before, cancellationToken);
    }

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var entry = await FindAsync(await _entries.Value, Key(name), cancellationToken);
        if (entry is null)
        {
            return null;
        }

        if (entry[0] == Inline)
        {
            return new MemoryStream(entry, 1, entry.Length - 1, writable: false);
        }

        try
        {
            var objects = await server.ObjectsAsync();
            return new MemoryStream(await objects.GetBytesAsync(ObjectName(entry), cancellationToken), writable: false);
        }
        catch (NatsObjNotFoundException)
        {
            return null;
        }
    }

    public async Task DeleteAllAsync(string folder, CancellationToken cancellationToken)
    {
        var entries = await _entries.Value;
        foreach (var key in await KeysAsync(entries, folder, cancellationToken))
        {
            var entry = await FindAsync(entries, key, cancellationToken);
            await retry.RunAsync(() => entries.PurgeAsync(key, cancellationToken: cancellationToken).AsTask(), cancellationToken);
            await DeleteObjectAsync(entry, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var depth = folder.Split('/').Length;
        var keys = await KeysAsync(await _entries.Value, folder, cancellationToken);
        return [.. keys.Select(key => key.Split('.')[depth]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Converts a name to a key: slashes become dots.</summary>
    private static string Key(string name) => name.Replace('/', '.');

    private static string ObjectName(byte[] entry) => Encoding.ASCII.GetString(entry.AsSpan(1));

    private static async Task<List<string>> KeysAsync(INatsKVStore entries, string folder, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        await foreach (var key in entries.GetKeysAsync([$"{Key(folder)}.>"], cancellationToken: cancellationToken))
        {
            keys.Add(key);
        }

        return keys;
    }

    private static async Task<byte[]?> FindAsync(INatsKVStore entries, string key, CancellationToken cancellationToken)
    {
        var found = await entries.TryGetEntryAsync<byte[]>(key, cancellationToken: cancellationToken);
        return found.Success ? found.Value.Value : null;
    }

    private async Task DeleteObjectAsync(byte[]? entry, CancellationToken cancellationToken)
    {
        if (entry is [InObject, ..])
        {
            var objects = await server.ObjectsAsync();
            try
            {
                await objects.DeleteAsync(ObjectName(entry), cancellationToken);
            }
            catch (NatsObjNotFoundException)
            {
                // Another process was faster.
            }
        }
    }
}
