namespace CoCosNet.Api.Stores.JetStream.Distribution;

internal static partial class DistributionLog
{
    [LoggerMessage(460, LogLevel.Information, "Model {Id} came from the object store and is served ({Digest})")]
    public static partial void Delivered(ILogger logger, string id, string digest);

    [LoggerMessage(461, LogLevel.Error, "The published model {Id} ({Digest}) cannot be used, and nothing has changed: {Problem}")]
    public static partial void Refused(ILogger logger, string id, string digest, string problem);

    [LoggerMessage(462, LogLevel.Warning, "The published model {Id} could not be fetched; trying again shortly: {Problem}")]
    public static partial void Postponed(ILogger logger, string id, string problem);

    [LoggerMessage(463, LogLevel.Error, "Models cannot be received: {Problem} Models__Directory must be writable.")]
    public static partial void RecoveryFailed(ILogger logger, string problem);
}
