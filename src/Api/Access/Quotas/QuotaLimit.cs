using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Access.Quotas;

/// <summary>Limits of one caller. 0 means no limit.</summary>
internal sealed class QuotaLimit
{
    /// <summary>Requests per minute that change something (POST, DELETE): 0 (default) to 1 000 000.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerMinute { get; init; }

    /// <summary>How many of these requests may arrive at once after a pause: 1 to 1 000 000, or 0 (default), which allows a minute's worth.</summary>
    [Range(0, 1_000_000)]
    public int Burst { get; init; }

    /// <summary>How many of these requests may run at the same time: 0 (default) to 10 000.</summary>
    [Range(0, 10_000)]
    public int Concurrency { get; init; }
}
