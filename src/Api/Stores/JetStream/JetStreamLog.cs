namespace CoCosNet.Api.Stores.JetStream;

internal static partial class JetStreamLog
{
    [LoggerMessage(450, LogLevel.Warning, "Watching the bucket of {Bucket} failed; it is watched again in a second")]
    public static partial void WatchFailed(ILogger logger, Exception exception, string bucket);

    [LoggerMessage(451, LogLevel.Warning, "Extending the lease of job {Job} failed; another worker may take it over")]
    public static partial void LeaseFailed(ILogger logger, Exception exception, string job);

    [LoggerMessage(452, LogLevel.Warning, "Job {Job} was lost by its worker {Attempts} times; it has failed")]
    public static partial void GivenUp(ILogger logger, string job, int attempts);

    [LoggerMessage(453, LogLevel.Warning, "Announcing this worker failed; it is announced again shortly")]
    public static partial void AnnouncementFailed(ILogger logger, Exception exception);
}
