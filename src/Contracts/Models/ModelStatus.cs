using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Models;

/// <summary>A model folder and its state.</summary>
public sealed record ModelStatus
{
    public required string Id { get; init; }

    public required ModelState State { get; init; }

    /// <summary>Why the model is broken, for its owner; null if it is not.</summary>
    public string? Problem { get; init; }

    /// <summary>The model's inputs and outputs; null if its manifest could not be read.</summary>
    public ModelDescription? Description { get; init; }
}

/// <summary>The state of a model.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ModelState>))]
public enum ModelState
{
    /// <summary>Its weights are being read, or its first forward pass is running.</summary>
    Loading,

    /// <summary>A first forward pass has succeeded.</summary>
    Ready,

    /// <summary>Its folder is unusable; <see cref="ModelStatus.Problem"/> says why.</summary>
    Broken,
}
