using Microsoft.Extensions.Logging;

namespace CoCosNet.Inference.Serving;

/// <summary>Log messages about inference.</summary>
internal static partial class ServingLog
{
    [LoggerMessage(1, LogLevel.Information, "Inference on {Device} in {Precision} with {Replicas} replica(s); models from {Directory}.")]
    public static partial void Started(ILogger logger, string device, string precision, int replicas, string directory);

    [LoggerMessage(2, LogLevel.Information, "Model {Id} is ready after {Milliseconds:F0} ms ({Digest}).")]
    public static partial void ModelReady(ILogger logger, string id, double milliseconds, string digest);

    [LoggerMessage(10, LogLevel.Information, "Model {Id}: {Note}")]
    public static partial void ModelMended(ILogger logger, string id, string note);

    [LoggerMessage(3, LogLevel.Error, "Model folder {Folder} cannot be used: {Problem}")]
    public static partial void ModelBroken(ILogger logger, string folder, string problem, Exception exception);

    [LoggerMessage(7, LogLevel.Error, "Model folder {Folder} could not be reloaded; the previous model remains in use: {Problem}")]
    public static partial void ReloadRefused(ILogger logger, string folder, string problem, Exception exception);

    [LoggerMessage(8, LogLevel.Information, "Model folder {Id} has changed; reloading it.")]
    public static partial void FolderChanged(ILogger logger, string id);

    [LoggerMessage(9, LogLevel.Error, "The changed model folder {Id} cannot be used; the previous model is still served: {Problem}")]
    public static partial void ChangeRefused(ILogger logger, string id, string problem);

    [LoggerMessage(4, LogLevel.Warning, "The model directory {Directory} does not exist.")]
    public static partial void NoModels(ILogger logger, string directory);

    [LoggerMessage(5, LogLevel.Error, "A translation failed.")]
    public static partial void ReplicaFailed(ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "A translation ran out of memory.")]
    public static partial void OutOfMemory(ILogger logger, Exception exception);
}
