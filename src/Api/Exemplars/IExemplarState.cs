namespace CoCosNet.Api.Exemplars;

/// <summary>Port: the records of exemplars, by <see cref="Exemplar.Key"/>. Records of deleted exemplars remain, so that clients learn that
/// they are gone.</summary>
internal interface IExemplarState
{
    /// <summary>Adds an exemplar or restores a deleted one.</summary>
    /// <returns>Whether it was not present.</returns>
    Task<bool> AddAsync(Exemplar exemplar, CancellationToken cancellationToken);

    Task<Exemplar?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Sets the expiry of an exemplar.</summary>
    Task TouchAsync(string key, DateTimeOffset expires, CancellationToken cancellationToken);

    /// <summary>Marks an exemplar as gone; the caller deletes its files.</summary>
    Task RemoveAsync(string key, CancellationToken cancellationToken);

    /// <summary>Returns the keys of exemplars that have expired but are not yet marked as gone.</summary>
    Task<IReadOnlyList<string>> OverdueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Returns the total size of all files, and the key of the exemplar that expires first, or null if the store has no exemplar.</summary>
    Task<(long Bytes, string? First)> MeasureAsync(CancellationToken cancellationToken);
}
