using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Contracts.Http;

/// <summary>How the server is.</summary>
public sealed record HealthResponse
{
    /// <summary>The answer to the probe.</summary>
    public required HealthStatus Status { get; init; }

    /// <summary>The server's version.</summary>
    public required string Version { get; init; }

    /// <summary>The commit that it was built from; absent where the build did not know.</summary>
    public string? Commit { get; init; }

    /// <summary>Every model folder and where it stands.</summary>
    public required IReadOnlyList<ModelHealth> Models { get; init; }
}

/// <summary>The answer to a probe.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<HealthStatus>))]
public enum HealthStatus
{
    /// <summary>The probe passes (200).</summary>
    Pass,

    /// <summary>The probe fails (503).</summary>
    Fail,
}

/// <summary>Where a model stands.</summary>
/// <param name="Id">The model's id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Problem">Why it is broken; absent otherwise.</param>
public sealed record ModelHealth(string Id, ModelState State, string? Problem = null);
