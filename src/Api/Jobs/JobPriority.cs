namespace CoCosNet.Api.Jobs;

/// <summary>Which waiting jobs go first, where the store knows priorities.</summary>
internal enum JobPriority
{
    /// <summary>Somebody waits for the answer.</summary>
    Interactive,

    /// <summary>The client comes back later.</summary>
    Batch,
}
