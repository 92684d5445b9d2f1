using System.ComponentModel.DataAnnotations;
using CoCosNet.Api.Storage;

namespace CoCosNet.Api.Jobs;

/// <summary>How jobs are run and kept. Section <c>Jobs</c>, together with <see cref="StorageOptions"/>.</summary>
internal sealed class JobOptions
{
    public const string Section = StorageOptions.Section;

    /// <summary>Jobs that run at a time: 1 to 64, by default 1. They share the replicas with those who wait for their pictures.</summary>
    [Range(1, 64)]
    public int Workers { get; init; } = 1;

    /// <summary>Jobs that may wait; one more is answered 503. 1 to 1 000 000, by default 256.</summary>
    [Range(1, 1_000_000)]
    public int QueueCapacity { get; init; } = 256;

    /// <summary>How long a job may run: 1 s to 1 d, by default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RunLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long outputs are kept after the end: 1 s to 365 d, by default 1 d. What is known about the job goes after seven times that.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How often a quiet stream of events says that it is alive: 50 ms to 1 min, by default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
}
