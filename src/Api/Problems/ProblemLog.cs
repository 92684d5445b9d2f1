namespace CoCosNet.Api.Problems;

internal static partial class ProblemLog
{
    [LoggerMessage(101, LogLevel.Error, "{Method} {Path} failed unexpectedly")]
    public static partial void Unexpected(ILogger logger, Exception exception, string method, string path);
}
