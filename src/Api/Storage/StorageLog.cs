namespace CoCosNet.Api.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(400, LogLevel.Error, "CleanupService {Place} failed; it is tried again in a minute")]
    public static partial void CleanupFailed(ILogger logger, Exception exception, string place);
}
