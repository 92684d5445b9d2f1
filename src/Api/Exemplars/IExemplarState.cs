namespace CoCosNet.Api.Exemplars;

/// <summary>Port: what is known about exemplars. Each has the name <see cref="Exemplar.Key"/>. One that was
/// known once stays known, so that a client learns that it is gone.</summary>
internal interface IExemplarState
{
    /// <summary>Adds an exemplar, or brings one that is gone back.</summary>
    /// <returns>Whether it was not there.</returns>
    Task<bool> AddAsync(Exemplar exemplar, CancellationToken cancellationToken);

    Task<Exemplar?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Moves its expiry.</summary>
    Task TouchAsync(string key, DateTimeOffset expires, CancellationToken cancellationToken);

    /// <summary>Marks it as gone; its files are the caller's to delete.</summary>
    Task RemoveAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keys of those whose time is over but that are not marked so.</summary>
    Task<IReadOnlyList<string>> OverdueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Bytes of all files, and the key of the exemplar that expires first; null where there is none.</summary>
    Task<(long Bytes, string? First)> MeasureAsync(CancellationToken cancellationToken);
}
