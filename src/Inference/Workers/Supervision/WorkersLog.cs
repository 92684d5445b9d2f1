using CoCosNet.Inference.Workers.Wire;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Log messages about worker processes.</summary>
internal static partial class WorkersLog
{
    [LoggerMessage(1, LogLevel.Information, "Worker process {ProcessId} is running on device {Device}.")]
    public static partial void Started(ILogger logger, int processId, string device);

    [LoggerMessage(2, LogLevel.Warning,
        "Worker process {ProcessId} ended: {Reason}. {Retried} of its request(s) will be retried; the next worker starts in {Milliseconds:F0} ms.")]
    public static partial void Died(ILogger logger, int processId, string reason, int retried, double milliseconds);

    [LoggerMessage(3, LogLevel.Error, "Cannot start a worker process: {Reason}")]
    public static partial void CannotStart(ILogger logger, string reason, Exception exception);

    /// <summary>Writes a worker's log line under its own category and event id.</summary>
    public static void Forward(ILogger logger, LogLine line) =>
        logger.Log(line.Level, new EventId(line.Event), line.Text, null, static (text, _) => text);
}
