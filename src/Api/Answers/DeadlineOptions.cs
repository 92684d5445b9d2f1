using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Answers;

/// <summary>How long a client waits at most. Section <c>Api</c>.</summary>
internal sealed class DeadlineOptions
{
    public const string Section = "Api";

    /// <summary>From the upload's end to the picture, the queue included: 10 ms to 1 h, by default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);
}
