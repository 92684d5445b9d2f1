namespace CoCosNet.Api.Jobs;

/// <summary>Order of waiting jobs, in stores that support priorities.</summary>
internal enum JobPriority
{
    /// <summary>A client waits for the result.</summary>
    Interactive,

    /// <summary>The client fetches the result later.</summary>
    Batch,
}
