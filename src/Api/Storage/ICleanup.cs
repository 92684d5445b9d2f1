namespace CoCosNet.Api.Storage;

/// <summary>A store that removes expired entries.</summary>
internal interface ICleanup
{
    /// <summary>Removes expired entries.</summary>
    Task CleanUpAsync(CancellationToken cancellationToken);
}
