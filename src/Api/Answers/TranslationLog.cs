namespace CoCosNet.Api.Answers;

internal static partial class TranslationLog
{
    [LoggerMessage(200, LogLevel.Information, "Translated with {Model} to {Width}x{Height} in {Milliseconds:0} ms, {Queued:0} ms of them queued")]
    public static partial void Translated(ILogger logger, string model, int width, int height, double milliseconds, double queued);
}
