using Microsoft.Extensions.Caching.Memory;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>
/// Caches prepared exemplars within a budget of bytes and evicts the least recently used ones, so that repeated requests with the same
/// exemplar prepare it once. All replicas share the cache.
/// </summary>
internal sealed class ExemplarCache : IDisposable
{
    private readonly MemoryCache? _cache;
    private readonly Dictionary<string, Preparation> _preparations = new(StringComparer.Ordinal);
    private readonly long _budget;
    private int _disposed;

    /// <param name="budget">Size of the cache in bytes; 0 disables it.</param>
    public ExemplarCache(long budget)
    {
        _budget = budget;
        _cache = budget > 0 ? new MemoryCache(new MemoryCacheOptions { SizeLimit = budget, TrackStatistics = true }) : null;
    }

    /// <summary>Bytes of the cached exemplars.</summary>
    public long Bytes => _cache?.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>Returns the exemplar with a key. If several callers miss at the same time, one prepares it and the others wait; if the
    /// preparation fails, the next one tries.</summary>
    /// <param name="key">Identifies everything that <paramref name="prepare"/> depends on.</param>
    /// <param name="prepare">Prepares the exemplar on the calling thread; not called on a hit.</param>
    public ExemplarLease Lease(string key, Func<PreparedExemplar> prepare)
    {
        if (_cache is null)
        {
            return new ExemplarLease(prepare());
        }

        if (Find(_cache, key) is { } kept)
        {
            return kept;
        }

        var preparation = Join(key);
        try
        {
            lock (preparation)
            {
                return Find(_cache, key) ?? Keep(_cache, key, prepare());
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

    private static ExemplarLease? Find(MemoryCache cache, string key) =>
        cache.TryGetValue(key, out PreparedExemplar? exemplar) && exemplar!.TryUse() ? new ExemplarLease(exemplar) : null;

    private ExemplarLease Keep(MemoryCache cache, string key, PreparedExemplar exemplar)
    {
        var bytes = exemplar.Bytes;
        if (bytes > _budget)
        {
            return new ExemplarLease(exemplar);
        }

        MakeRoom(cache, bytes);

        // One use belongs to the cache, one to the caller.
        exemplar.TryUse();
        var options = new MemoryCacheEntryOptions { Size = bytes };
        options.RegisterPostEvictionCallback(static (_, evicted, _, _) => ((PreparedExemplar)evicted!).Release());
        cache.Set(key, exemplar, options);
        return new ExemplarLease(exemplar);
    }

    /// <summary>Evicts exemplars one by one until the new one fits. A full MemoryCache would reject the new entry and compact only for
    /// later ones, and Compact removes a share of the number of entries, rounded down, regardless of their sizes.</summary>
    private void MakeRoom(MemoryCache cache, long bytes)
    {
        while (cache.Count > 0 && Bytes + bytes > _budget)
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

/// <summary>One use of a prepared exemplar; disposing it ends the use.</summary>
internal readonly struct ExemplarLease(PreparedExemplar exemplar) : IDisposable
{
    public PreparedExemplar Exemplar { get; } = exemplar;

    public void Dispose() => Exemplar.Release();
}
