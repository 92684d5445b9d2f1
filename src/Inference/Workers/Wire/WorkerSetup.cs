using CoCosNet.Inference.Serving;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>What a worker has to know before it starts.</summary>
internal sealed record WorkerSetup
{
    /// <summary>Identity of the build: server and worker are the same one, or do not understand each other.</summary>
    public required Guid Build { get; init; }

    public required InferenceOptions Inference { get; init; }

    /// <summary>Full path of the folder of model folders.</summary>
    public required string Directory { get; init; }

    public string? DefaultModel { get; init; }

    /// <summary>Models that ended earlier workers while they were loaded, and what to say about them.</summary>
    public required Dictionary<string, string> Unloadable { get; init; }
}
