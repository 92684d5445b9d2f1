namespace CoCosNet.Inference.Serving.Maps;

/// <summary>Caches the map of the last translation, so that a map that is sent with one exemplar after another is read once. Safe for all replicas.</summary>
internal sealed class MapCache
{
    /// <summary>Larger maps are not cached.</summary>
    private const long MaximumBytes = 64 << 20;

    private volatile Entry? _last;

    /// <summary>Returns the cached map if it has this key; otherwise makes and caches it.</summary>
    /// <param name="key">Key of everything that <paramref name="prepare"/> depends on.</param>
    /// <param name="prepare">Called on the calling thread; not called on a hit.</param>
    public PreparedMap Get(string key, Func<PreparedMap> prepare)
    {
        if (_last is { } last && last.Key == key)
        {
            return last.Map;
        }

        var map = prepare();
        if (map.Bytes <= MaximumBytes)
        {
            _last = new Entry(key, map);
        }

        return map;
    }

    private sealed record Entry(string Key, PreparedMap Map);
}
