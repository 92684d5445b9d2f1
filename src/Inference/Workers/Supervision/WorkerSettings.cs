using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>What a supervisor starts.</summary>
/// <param name="Program">The program.</param>
/// <param name="Inference">Settings, with this worker's device.</param>
/// <param name="Directory">Full path of the folder of model folders.</param>
/// <param name="DefaultModel">As <see cref="ModelsOptions.Default"/>.</param>
internal sealed record WorkerSettings(WorkerProgram Program, InferenceOptions Inference, string Directory, string? DefaultModel)
{
    public TimeSpan PingInterval { get; } = TimeSpan.FromSeconds(1);

    /// <param name="unloadable">Models to leave out, and why.</param>
    /// <param name="precision">What the first worker computed in: what it measured decides for all, or a retried request could be answered
    /// with other bytes. Null before.</param>
    public WorkerSetup ToSetup(Dictionary<string, string> unloadable, string? precision) => new()
    {
        Build = WorkerSession.Build,
        Inference = precision is null ? Inference : Inference.In(precision),
        Directory = Directory,
        DefaultModel = DefaultModel,
        Unloadable = unloadable,
    };
}
