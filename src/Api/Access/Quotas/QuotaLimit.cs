using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Access.Quotas;

/// <summary>How much one caller may ask for. Each 0 sets no limit.</summary>
internal sealed class QuotaLimit
{
    /// <summary>Requests that change something (POST, DELETE) a minute: 0 (default) to 1 000 000.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerMinute { get; init; }

    /// <summary>How many of them may come at once after a pause: 1 to 1 000 000, or 0 (default), a minute's.</summary>
    [Range(0, 1_000_000)]
    public int Burst { get; init; }

    /// <summary>Such requests that may be under way at a time: 0 (default) to 10 000.</summary>
    [Range(0, 10_000)]
    public int Concurrency { get; init; }
}
