namespace CoCosNet.Contracts.Http;

/// <summary>A page of jobs.</summary>
public sealed record JobListResponse
{
    /// <summary>The youngest first.</summary>
    public required IReadOnlyList<JobResponse> Jobs { get; init; }

    /// <summary>What to send as <c>cursor</c> for the page after this; absent on the last one.</summary>
    public string? Next { get; init; }
}
