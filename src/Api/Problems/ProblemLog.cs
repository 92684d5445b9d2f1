namespace CoCosNet.Api.Problems;

internal static partial class ProblemLog
{
    [LoggerMessage(101, LogLevel.Error, "{Method} {Path} failed unexpectedly")]
    public static partial void Unexpected(ILogger logger, Exception exception, string method, string path);

    [LoggerMessage(102, LogLevel.Error, "{Method} {Path} could not be kept")]
    public static partial void StorageFailed(ILogger logger, Exception exception, string method, string path);
}
