namespace CoCosNet.Api.Problems;

internal static partial class ProblemLog
{
    [LoggerMessage(100, LogLevel.Information, "{Method} {Path} refused with {Status} {Code}: {Detail}")]
    public static partial void Refused(ILogger logger, string method, string path, int status, string code, string detail);

    [LoggerMessage(101, LogLevel.Error, "{Method} {Path} failed unexpectedly")]
    public static partial void Unexpected(ILogger logger, Exception exception, string method, string path);
}
