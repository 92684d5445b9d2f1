using System.Collections.Concurrent;
using NATS.Client.KeyValueStore;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>What a process has to know of every entry of a bucket, kept current by watching it. Questions about many entries are answered from
/// here; an entry itself is read from the bucket.</summary>
/// <typeparam name="T">What is kept of an entry.</typeparam>
internal sealed class BucketIndex<T>(Func<ReadOnlyMemory<byte>, T> read, Action<string, T?> changed)
    where T : class
{
    private readonly ConcurrentDictionary<string, (T Value, ulong Revision)> _entries = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once every entry that was there at the start is known.</summary>
    public Task Ready => _ready.Task;

    public IEnumerable<T> Values => _entries.Select(entry => entry.Value.Value);

    /// <summary>Revision of the newest value of a key that this process has heard of; 0 where it has heard of none.</summary>
    public ulong RevisionOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Revision : 0;

    /// <summary>Takes note of a value that this process has just written, so that it needs no news of it.</summary>
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
