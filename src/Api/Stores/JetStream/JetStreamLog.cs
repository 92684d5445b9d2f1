namespace CoCosNet.Api.Stores.JetStream;

internal static partial class JetStreamLog
{
    [LoggerMessage(450, LogLevel.Warning, "Watching the bucket {Bucket} failed; retrying in a second")]
    public static partial void WatchFailed(ILogger logger, Exception exception, string bucket);

    [LoggerMessage(451, LogLevel.Warning, "Extending the lease of job {Job} failed; another worker may take it over")]
    public static partial void LeaseFailed(ILogger logger, Exception exception, string job);

    [LoggerMessage(452, LogLevel.Warning, "Job {Job} failed: its worker was lost {Attempts} times")]
    public static partial void GivenUp(ILogger logger, string job, int attempts);

    [LoggerMessage(453, LogLevel.Warning, "Announcing this worker failed; retrying shortly")]
    public static partial void AnnouncementFailed(ILogger logger, Exception exception);
}
