namespace CoCosNet.Api.Observability;

internal static partial class TelemetryLog
{
    [LoggerMessage(700, LogLevel.Warning, "How many jobs wait is not known; it is asked for again")]
    public static partial void BacklogUnknown(ILogger logger, Exception exception);

    [LoggerMessage(701, LogLevel.Information, "Metrics are at {Address}/metrics")]
    public static partial void Managed(ILogger logger, string address);
}
