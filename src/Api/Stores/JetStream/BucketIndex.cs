using System.Collections.Concurrent;
using NATS.Client.KeyValueStore;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>An in-memory index of a bucket, kept current by watching it. Queries over many entries use the index; single entries are read
/// from the bucket.</summary>
/// <typeparam name="T">The indexed part of an entry.</typeparam>
internal sealed class BucketIndex<T>(Func<ReadOnlyMemory<byte>, T> read, Action<string, T?> changed)
    where T : class
{
    private readonly ConcurrentDictionary<string, (T Value, ulong Revision)> _entries = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when all entries that existed at the start are indexed.</summary>
    public Task Ready => _ready.Task;

    public IEnumerable<T> Values => _entries.Select(entry => entry.Value.Value);

    /// <summary>Returns the newest value of a key that this process has seen, or null.</summary>
    public T? Find(string key) => _entries.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>Returns the newest revision of a key that this process has seen, or 0.</summary>
    public ulong RevisionOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Revision : 0;

    /// <summary>Records a value that this process has just written, without waiting for the watch to report it.</summary>
    public void Note(string key, T value, ulong revision) => Set(key, value, revision);

    public async Task WatchAsync(INatsKVStore bucket, CancellationToken cancellationToken)
    {
        var options = new NatsKVWatchOpts
        {
            OnNoData = _ =>
            {
                _ready.TrySetResult();
                return ValueTask.FromResult(false);
            },
        };
        await foreach (var entry in bucket.WatchAsync<byte[]>(opts: options, cancellationToken: cancellationToken))
        {
            if (entry.Operation == NatsKVOperation.Put)
            {
                Set(entry.Key, read(entry.Value), entry.Revision);
            }
            else if (_entries.TryRemove(entry.Key, out _))
            {
                changed(entry.Key, null);
            }

            if (entry.Delta == 0)
            {
                _ready.TrySetResult();
            }
        }
    }

    private void Set(string key, T value, ulong revision)
    {
        while (true)
        {
            var isKnown = _entries.TryGetValue(key, out var known);
            if (isKnown && known.Revision >= revision)
            {
                return;
            }

            if (isKnown ? _entries.TryUpdate(key, (value, revision), known) : _entries.TryAdd(key, (value, revision)))
            {
                changed(key, value);
                return;
            }
        }
    }
}
