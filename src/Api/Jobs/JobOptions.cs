using System.ComponentModel.DataAnnotations;
using CoCosNet.Api.Storage;

namespace CoCosNet.Api.Jobs;

/// <summary>Execution and retention of jobs. Section <c>Jobs</c>, together with <see cref="StorageOptions"/>.</summary>
internal sealed class JobOptions
{
    public const string Section = StorageOptions.Section;

    /// <summary>Jobs that run at the same time: 1 to 64, 1 by default. They share the replicas with synchronous requests.</summary>
    [Range(1, 64)]
    public int Workers { get; init; } = 1;

    /// <summary>Jobs that may wait; further ones are answered with 503. 1 to 1 000 000, 256 by default.</summary>
    [Range(1, 1_000_000)]
    public int QueueCapacity { get; init; } = 256;

    /// <summary>How long a job may run: 1 s to 1 d, 10 min by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RunLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many times a job is started before it fails, if each time the process that runs it dies: 1 to 100, 5 by default. Starts that
    /// end with an orderly stop do not count.</summary>
    [Range(1, 100)]
    public int MaximumAttempts { get; init; } = 5;

    /// <summary>How long outputs are kept after a job has ended: 1 s to 365 d, 1 d by default. The job's record is deleted after seven more
    /// such periods.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Interval of keep-alive comments in a quiet event stream: 50 ms to 1 min, 15 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
}
