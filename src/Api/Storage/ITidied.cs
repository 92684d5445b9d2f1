namespace CoCosNet.Api.Storage;

/// <summary>Something that gathers what nobody needs any more.</summary>
internal interface ITidied
{
    /// <summary>Lets go of it.</summary>
    Task TidyAsync(CancellationToken cancellationToken);
}
