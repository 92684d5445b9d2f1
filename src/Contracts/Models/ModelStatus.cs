using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Models;

/// <summary>A model folder and what became of it.</summary>
public sealed record ModelStatus
{
    public required string Id { get; init; }

    public required ModelState State { get; init; }

    /// <summary>Why the model is broken, in words for its owner; null otherwise.</summary>
    public string? Problem { get; init; }

    /// <summary>What the model takes and gives; null where the manifest could not be read.</summary>
    public ModelDescription? Description { get; init; }
}

/// <summary>Where a model stands.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ModelState>))]
public enum ModelState
{
    /// <summary>Weights are being read or the first forward is running.</summary>
    Loading,

    /// <summary>A real forward went through.</summary>
    Ready,

    /// <summary>Its folder cannot be used; <see cref="ModelStatus.Problem"/> says why.</summary>
    Broken,
}
