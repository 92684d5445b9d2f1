namespace CoCosNet.Api.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(400, LogLevel.Error, "Cleanup of {Place} failed; the next attempt is in a minute")]
    public static partial void CleanupFailed(ILogger logger, Exception exception, string place);
}
