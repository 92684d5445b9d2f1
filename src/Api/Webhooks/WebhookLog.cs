namespace CoCosNet.Api.Webhooks;

internal static partial class WebhookLog
{
    [LoggerMessage(700, LogLevel.Information, "The callback of job {Id} was told at attempt {Attempt}")]
    public static partial void Delivered(ILogger logger, string id, int attempt);

    [LoggerMessage(701, LogLevel.Information, "The callback of job {Id} on {Host} failed at attempt {Attempt}: {Reason}; again in {Delay}")]
    public static partial void Failed(ILogger logger, string id, string host, int attempt, string reason, TimeSpan delay);

    [LoggerMessage(702, LogLevel.Warning, "The callback of job {Id} on {Host} is given up after attempt {Attempt}: {Reason}")]
    public static partial void GivenUp(ILogger logger, string id, string host, int attempt, string reason);

    [LoggerMessage(703, LogLevel.Error, "Messages to callbacks cannot be read from the store; retrying")]
    public static partial void ClaimFailed(ILogger logger, Exception exception);
}
