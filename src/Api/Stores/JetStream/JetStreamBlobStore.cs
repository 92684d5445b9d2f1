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

    private readonly AsyncLazy<INatsKVStore> _entries = new(() => server.BucketAsync("blobs", CancellationToken.None));

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
            await retry.RunAsync(async () => await (await server.ObjectsAsync()).PutAsync(id, content.ToArray(), cancellationToken), cancellationToken);
            entry = [InObject, .. Encoding.ASCII.GetBytes(id)];
        }

        // Most files are new: a job's names are its own.
        var entries = await EntriesAsync(cancellationToken);
        var key = Key(name);
        var created = await retry.RunAsync(
            async () => JetStreamRetry.Require<NatsKVCreateException>(await entries.TryCreateAsync(key, entry, cancellationToken: cancellationToken)), cancellationToken);
        if (!created.Success)
        {
            var before = await FindAsync(entries, key, cancellationToken);
            await retry.RunAsync(async () => await entries.PutAsync(key, entry, cancellationToken: cancellationToken), cancellationToken);
            if (before is not null && !before.AsSpan().SequenceEqual(entry))
            {
                await DeleteObjectAsync(before, cancellationToken);
            }
        }
    }

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var entry = await FindAsync(await EntriesAsync(cancellationToken), Key(name), cancellationToken);
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
            var content = await retry.RunAsync(
                async () => await (await server.ObjectsAsync()).GetBytesAsync(ObjectName(entry), cancellationToken), cancellationToken);
            return new MemoryStream(content, writable: false);
        }
        catch (NatsObjNotFoundException)
        {
            return null;
        }
    }

    public async Task DeleteAllAsync(string folder, CancellationToken cancellationToken)
    {
        // Messages are purged from the bucket's stream: deleting an entry would leave a marker for ever.
        var entries = await EntriesAsync(cancellationToken);
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
        await retry.RunAsync(() => server.PurgeAsync(stream, filter, cancellationToken), cancellationToken);
        await Task.WhenAll(contents.Select(entry => DeleteObjectAsync(entry, cancellationToken)));
    }

    public async Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var depth = folder.Split('/').Length;
        var entries = await EntriesAsync(cancellationToken);
        var keys = await retry.RunAsync(
            async () => await entries.GetKeysAsync([$"{Key(folder)}.>"], cancellationToken: cancellationToken).ToListAsync(cancellationToken), cancellationToken);
        return [.. keys.Select(key => key.Split('.')[depth]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Converts a name to a key: slashes become dots.</summary>
    private static string Key(string name) => name.Replace('/', '.');

    private static string ObjectName(byte[] entry) => Encoding.ASCII.GetString(entry.AsSpan(1));

    private Task<INatsKVStore> EntriesAsync(CancellationToken cancellationToken) => retry.RunAsync(() => _entries.Value, cancellationToken);

    private async Task<byte[]?> FindAsync(INatsKVStore entries, string key, CancellationToken cancellationToken) =>
        (await retry.FindAsync<byte[]>(entries, key, cancellationToken))?.Value;

    private async Task DeleteObjectAsync(byte[]? entry, CancellationToken cancellationToken)
    {
        if (entry is not [InObject, ..])
        {
            return;
        }

        try
        {
            await retry.RunAsync(() => server.DeleteObjectAsync(ObjectName(entry), cancellationToken), cancellationToken);
        }
        catch (NatsObjNotFoundException)
        {
            // Another process was faster.
        }
    }
}
