namespace CoCosNet.Api.Observability;

internal static partial class TelemetryLog
{
    [LoggerMessage(700, LogLevel.Warning, "Counting the waiting jobs failed; retrying")]
    public static partial void BacklogUnknown(ILogger logger, Exception exception);

    [LoggerMessage(701, LogLevel.Information, "Metrics are at {Address}/metrics")]
    public static partial void Managed(ILogger logger, string address);
}
