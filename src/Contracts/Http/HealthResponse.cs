namespace CoCosNet.Contracts.Http;

/// <summary>How the server is.</summary>
public sealed record HealthResponse
{
    /// <summary>The answer to the probe.</summary>
    public required HealthStatus Status { get; init; }

    /// <summary>Every model folder and where it stands.</summary>
    public required IReadOnlyList<ModelHealth> Models { get; init; }
}
