using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Hosting;

/// <summary>How much one client may ask for. Section <c>Api</c>.</summary>
internal sealed class QuotaOptions
{
    public const string Section = "Api";

    /// <summary>POSTs a minute from one address: 1 to 1 000 000, or 0 (default), which sets no limit.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerMinute { get; init; }
}
