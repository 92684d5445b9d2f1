using System.Text;
using CoCosNet.Api.Storage;
using NATS.Client.JetStream.Models;
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

        // Most files are new: a job's names are its own.
        var entries = await _entries.Value;
        var key = Key(name);
        var created = await retry.RunAsync(async () => await entries.TryCreateAsync(key, entry, cancellationToken: cancellationToken), cancellationToken);
        if (!created.Success)
        {
            var before = await FindAsync(entries, key, cancellationToken);
            await retry.RunAsync(() => entries.PutAsync(key, entry, cancellationToken: cancellationToken).AsTask(), cancellationToken);
            if (before is not null && !before.AsSpan().SequenceEqual(entry))
            {
                await DeleteObjectAsync(before, cancellationToken);
            }
        }
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
        // Messages are purged from the bucket's stream: deleting an entry would leave a marker for ever.
        var entries = await _entries.Value;
        var stream = $"KV_{entries.Bucket}";
        var prefix = $"$KV.{entries.Bucket}.";
        var filter = $"{prefix}{Key(folder)}.>";
        var found = await retry.RunAsync(
            async () => await server.Context.GetStreamAsync(stream, new StreamInfoRequest { SubjectsFilter = filter }, cancellationToken), cancellationToken);
        if (found.Info.State.Subjects is not { Count: > 0 } subjects)
        {
            return;
        }

        var contents = await Task.WhenAll(subjects.Keys.Select(subject => FindAsync(entries, subject[prefix.Length..], cancellationToken)));
        await retry.RunAsync(
            async () => await server.Context.PurgeStreamAsync(stream, new StreamPurgeRequest { Filter = filter }, cancellationToken), cancellationToken);
        await Task.WhenAll(contents.Select(entry => DeleteObjectAsync(entry, cancellationToken)));
    }

    public async Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var depth = folder.Split('/').Length;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var key in (await _entries.Value).GetKeysAsync([$"{Key(folder)}.>"], cancellationToken: cancellationToken))
        {
            names.Add(key.Split('.')[depth]);
        }

        return [.. names];
    }

    /// <summary>Converts a name to a key: slashes become dots.</summary>
    private static string Key(string name) => name.Replace('/', '.');

    private static string ObjectName(byte[] entry) => Encoding.ASCII.GetString(entry.AsSpan(1));

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
