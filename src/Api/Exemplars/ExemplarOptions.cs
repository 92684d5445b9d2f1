using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Exemplars;

/// <summary>Storage of exemplars. Section <c>Exemplars</c>; they share the jobs' store.</summary>
internal sealed class ExemplarOptions
{
    public const string Section = "Exemplars";

    /// <summary>How long an exemplar is kept after its last use: 1 s to 365 d, 7 d by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);
}
