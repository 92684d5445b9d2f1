using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Jobs;

internal static partial class JobLog
{
    [LoggerMessage(300, LogLevel.Debug, "Job {Id} accepted")]
    public static partial void Accepted(ILogger logger, string id);

    [LoggerMessage(301, LogLevel.Information, "Job {Id} ended: {State}")]
    public static partial void Ended(ILogger logger, string id, JobState state);

    [LoggerMessage(302, LogLevel.Information, "Job {Id} returned to the queue")]
    public static partial void Released(ILogger logger, string id);

    [LoggerMessage(303, LogLevel.Information, "Job {Id} expired")]
    public static partial void Expired(ILogger logger, string id);

    [LoggerMessage(304, LogLevel.Error, "Job {Id} failed unexpectedly")]
    public static partial void Failed(ILogger logger, Exception exception, string id);

    [LoggerMessage(305, LogLevel.Error, "Job {Id} failed: the server ended {Attempts} times while running it")]
    public static partial void GivenUp(ILogger logger, string id, int attempts);

    [LoggerMessage(308, LogLevel.Warning, "Run {Attempt} of job {Id} ended without effect, because another worker took the job over")]
    public static partial void TakenOver(ILogger logger, string id, int attempt);

    [LoggerMessage(307, LogLevel.Error, "Job {Id} waits in the queue: {Problem}")]
    public static partial void Postponed(ILogger logger, string id, string problem);

    [LoggerMessage(306, LogLevel.Error, "Claiming the next job failed; retrying")]
    public static partial void ClaimFailed(ILogger logger, Exception exception);
}
