using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Exemplars;

/// <summary>How exemplars are kept. Section <c>Exemplars</c>; they lie where jobs do.</summary>
internal sealed class ExemplarOptions
{
    public const string Section = "Exemplars";

    /// <summary>How long an exemplar is kept after its last use: 1 s to 365 d, by default 7 d.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);
}
