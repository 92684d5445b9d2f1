namespace CoCosNet.Api.Storage;

/// <summary>Something that gathers what nobody needs any more.</summary>
internal interface ICleanup
{
    /// <summary>Lets go of it.</summary>
    Task CleanUpAsync(CancellationToken cancellationToken);
}
