using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Contracts.Http;

/// <summary>The server's health.</summary>
public sealed record HealthResponse
{
    /// <summary>The answer to the probe.</summary>
    public required HealthStatus Status { get; init; }

    /// <summary>The server's version.</summary>
    public required string Version { get; init; }

    /// <summary>The commit that it was built from; absent if the build did not know it.</summary>
    public string? Commit { get; init; }

    /// <summary>Every model folder and its state.</summary>
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

/// <summary>The state of a model.</summary>
/// <param name="Id">The model's id.</param>
/// <param name="State">Its state.</param>
/// <param name="Problem">Why it is broken; absent if it is not.</param>
public sealed record ModelHealth(string Id, ModelState State, string? Problem = null);
