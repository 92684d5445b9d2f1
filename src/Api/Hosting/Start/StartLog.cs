namespace CoCosNet.Api.Hosting.Start;

internal static partial class StartLog
{
    [LoggerMessage(500, LogLevel.Critical, "The server cannot start")]
    public static partial void Failed(ILogger logger, Exception exception);
}
