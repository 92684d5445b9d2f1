using Microsoft.Extensions.Caching.Memory;

namespace CoCosNet.Inference.Serving.Caching;

/// <summary>
/// Caches maps and exemplars, as read and as encoded, within a budget of bytes and evicts the least recently used ones, so that repeated
/// requests with the same map or exemplar read and encode it once. All replicas share the cache.
/// </summary>
internal sealed class EncodingCache : IDisposable
{
    private readonly MemoryCache? _cache;
    private readonly Dictionary<string, Preparation> _preparations = new(StringComparer.Ordinal);
    private readonly long _budget;
    private int _disposed;

    /// <param name="budget">Size of the cache in bytes; 0 disables it.</param>
    public EncodingCache(long budget)
    {
        _budget = budget;
        _cache = budget > 0 ? new MemoryCache(new MemoryCacheOptions { SizeLimit = budget, TrackStatistics = true }) : null;
    }

    /// <summary>Bytes of the cached encodings.</summary>
    public long Bytes => _cache?.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>Returns the encoding with a key. If several callers miss at the same time, one prepares it and the others wait; if the
    /// preparation fails, the next one tries.</summary>
    /// <param name="key">Identifies the type of the encoding and everything that <paramref name="prepare"/> depends on.</param>
    /// <param name="prepare">Prepares the encoding on the calling thread; not called on a hit.</param>
    public EncodingLease<T> Lease<T>(string key, Func<T> prepare)
        where T : CachedEncoding
    {
        if (_cache is null)
        {
            return new EncodingLease<T>(prepare());
        }

        if (Find<T>(_cache, key) is { } kept)
        {
            return kept;
        }

        var preparation = Join(key);
        try
        {
            lock (preparation)
            {
                return Find<T>(_cache, key) ?? Keep(_cache, key, prepare());
            }
        }
        finally
        {
            Leave(key, preparation);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        // Clearing invokes the eviction callbacks; disposing alone does not.
        _cache?.Clear();
        _cache?.Dispose();
    }

    private static EncodingLease<T>? Find<T>(MemoryCache cache, string key)
        where T : CachedEncoding =>
        cache.TryGetValue(key, out T? encoding) && encoding!.TryUse() ? new EncodingLease<T>(encoding) : null;

    private EncodingLease<T> Keep<T>(MemoryCache cache, string key, T encoding)
        where T : CachedEncoding
    {
        var bytes = encoding.Bytes;
        if (bytes == 0 || bytes > _budget)
        {
            return new EncodingLease<T>(encoding);
        }

        MakeRoom(cache, bytes, _budget);

        // One use belongs to the cache, one to the caller.
        encoding.TryUse();
        var options = new MemoryCacheEntryOptions { Size = bytes };
        options.RegisterPostEvictionCallback(static (_, evicted, _, _) => ((CachedEncoding)evicted!).Release());
        cache.Set(key, encoding, options);
        return new EncodingLease<T>(encoding);
    }

    /// <summary>Evicts entries one by one until a new one fits. A full MemoryCache would reject the new entry and compact only for
    /// later ones, and Compact removes a share of the number of entries, rounded down, regardless of their sizes.</summary>
    public static void MakeRoom(MemoryCache cache, long bytes, long budget)
    {
        while (cache.Count > 0 && cache.GetCurrentStatistics()?.CurrentEstimatedSize + bytes > budget)
        {
            cache.Compact(Math.Min(1, 1.5 / cache.Count));
        }
    }

    private Preparation Join(string key)
    {
        lock (_preparations)
        {
            if (!_preparations.TryGetValue(key, out var preparation))
            {
                _preparations.Add(key, preparation = new Preparation());
            }

            preparation.Members++;
            return preparation;
        }
    }

    private void Leave(string key, Preparation preparation)
    {
        lock (_preparations)
        {
            if (--preparation.Members == 0)
            {
                _preparations.Remove(key);
            }
        }
    }

    private sealed class Preparation
    {
        public int Members { get; set; }
    }
}

/// <summary>One use of a cached value; disposing it ends the use.</summary>
internal readonly struct EncodingLease<T>(T value) : IDisposable
    where T : CachedEncoding
{
    public T Value { get; } = value;

    public void Dispose() => Value.Release();
}
