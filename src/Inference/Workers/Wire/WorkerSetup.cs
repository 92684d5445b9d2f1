using CoCosNet.Inference.Serving;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>The settings that a worker receives at its start.</summary>
internal sealed record WorkerSetup
{
    /// <summary>Identifies the build; server and worker must be the same one to understand each other.</summary>
    public required Guid Build { get; init; }

    public required InferenceOptions Inference { get; init; }

    /// <summary>Full path of the directory of model folders.</summary>
    public required string Directory { get; init; }

    public string? DefaultModel { get; init; }

    /// <summary>Models that crashed earlier workers while loading, with the reasons.</summary>
    public required Dictionary<string, string> Unloadable { get; init; }
}
