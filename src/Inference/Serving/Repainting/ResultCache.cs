using CoCosNet.Inference.Serving.Caching;
using Microsoft.Extensions.Caching.Memory;

namespace CoCosNet.Inference.Serving.Repainting;

/// <summary>Keeps results by their ids, within a budget of bytes and for a limited time. All replicas share it.</summary>
internal sealed class ResultCache : IDisposable
{
    private readonly MemoryCache? _cache;
    private readonly long _budget;
    private readonly TimeSpan _life;

    /// <param name="budget">Size of the cache in bytes; 0 disables it.</param>
    /// <param name="life">Time after its last use for which a result is kept.</param>
    public ResultCache(long budget, TimeSpan life)
    {
        (_budget, _life) = (budget, life);
        _cache = budget > 0 ? new MemoryCache(new MemoryCacheOptions { SizeLimit = budget, TrackStatistics = true }) : null;
    }

    public KeptResult? Find(string id) => _cache?.Get<KeptResult>(id);

    /// <summary>Keeps a result; the least recently used ones make room.</summary>
    public void Keep(string id, KeptResult result)
    {
        var bytes = result.Bytes;
        if (_cache is null || bytes > _budget)
        {
            return;
        }

        EncodingCache.MakeRoom(_cache, bytes, _budget);
        _cache.Set(id, result, new MemoryCacheEntryOptions { Size = bytes, SlidingExpiration = _life });
    }

    public void Dispose() => _cache?.Dispose();
}
