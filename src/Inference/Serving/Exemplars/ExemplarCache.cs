using Microsoft.Extensions.Caching.Memory;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>
/// Prepared exemplars within a budget of bytes, the least recently used go first: whoever paints a map and keeps the exemplar pays
/// for it once. Shared by all replicas.
/// </summary>
internal sealed class ExemplarCache : IDisposable
{
    private readonly MemoryCache? _cache;
    private readonly Dictionary<string, Preparation> _preparations = new(StringComparer.Ordinal);
    private readonly long _budget;
    private int _disposed;

    /// <param name="budget">Bytes; 0 keeps nothing.</param>
    public ExemplarCache(long budget)
    {
        _budget = budget;
        _cache = budget > 0 ? new MemoryCache(new MemoryCacheOptions { SizeLimit = budget, TrackStatistics = true }) : null;
    }

    /// <summary>Bytes of what is kept.</summary>
    public long Bytes => _cache?.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>The exemplar of that key. Of several callers that miss at once, one prepares it and the others wait for it; where its
    /// preparation fails, the next one tries.</summary>
    /// <param name="key">Of everything that <paramref name="prepare"/> depends on.</param>
    /// <param name="prepare">Called on the calling thread; not called on a hit.</param>
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

        // Tells the evicted that they are, which disposal alone does not.
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

        // One use is the cache's, one the caller's.
        exemplar.TryUse();
        var options = new MemoryCacheEntryOptions { Size = bytes };
        options.RegisterPostEvictionCallback(static (_, evicted, _, _) => ((PreparedExemplar)evicted!).Release());
        cache.Set(key, exemplar, options);
        return new ExemplarLease(exemplar);
    }

    /// <summary>Full, the cache would refuse the new one and then make room for later ones; and what it takes a share of is the number of its
    /// entries, whatever their sizes, rounded down. So they go one by one.</summary>
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

/// <summary>One use of a prepared exemplar.</summary>
internal readonly struct ExemplarLease(PreparedExemplar exemplar) : IDisposable
{
    public PreparedExemplar Exemplar { get; } = exemplar;

    public void Dispose() => Exemplar.Release();
}
