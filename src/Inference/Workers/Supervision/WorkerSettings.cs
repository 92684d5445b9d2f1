using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Settings of a supervisor's worker.</summary>
/// <param name="Program">The program to start.</param>
/// <param name="Inference">Inference settings, with this worker's device.</param>
/// <param name="Directory">Full path of the directory of model folders.</param>
/// <param name="DefaultModel">As <see cref="ModelsOptions.Default"/>.</param>
internal sealed record WorkerSettings(WorkerProgram Program, InferenceOptions Inference, string Directory, string? DefaultModel)
{
    public TimeSpan PingInterval { get; } = TimeSpan.FromSeconds(1);

    /// <param name="unloadable">Models to skip, with the reasons.</param>
    /// <param name="precision">The precision of the first worker; null before the first one. All later workers use it, because a retried
    /// request could otherwise get different bytes.</param>
    public WorkerSetup ToSetup(Dictionary<string, string> unloadable, string? precision) => new()
    {
        Build = WorkerSession.Build,
        Inference = precision is null ? Inference : Inference.In(precision),
        Directory = Directory,
        DefaultModel = DefaultModel,
        Unloadable = unloadable,
    };
}
