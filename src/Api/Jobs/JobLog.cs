using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Jobs;

internal static partial class JobLog
{
    [LoggerMessage(300, LogLevel.Information, "Job {Id} accepted")]
    public static partial void Accepted(ILogger logger, string id);

    [LoggerMessage(301, LogLevel.Information, "Job {Id} ended as {State}")]
    public static partial void Ended(ILogger logger, string id, JobState state);

    [LoggerMessage(302, LogLevel.Information, "Job {Id} goes back to the queue")]
    public static partial void Released(ILogger logger, string id);

    [LoggerMessage(303, LogLevel.Information, "Job {Id} expired")]
    public static partial void Expired(ILogger logger, string id);

    [LoggerMessage(304, LogLevel.Error, "Job {Id} failed unexpectedly")]
    public static partial void Failed(ILogger logger, Exception exception, string id);

    [LoggerMessage(305, LogLevel.Error, "Job {Id} was running at two falls of the server and is given up")]
    public static partial void GivenUp(ILogger logger, string id);

    [LoggerMessage(306, LogLevel.Error, "Taking the next job failed; it is tried again")]
    public static partial void ClaimFailed(ILogger logger, Exception exception);
}
