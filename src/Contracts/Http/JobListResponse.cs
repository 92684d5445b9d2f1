namespace CoCosNet.Contracts.Http;

/// <summary>A page of jobs.</summary>
public sealed record JobListResponse
{
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<JobResponse> Jobs { get; init; }

    /// <summary>The <c>cursor</c> of the next page; absent on the last page.</summary>
    public string? Next { get; init; }
}
