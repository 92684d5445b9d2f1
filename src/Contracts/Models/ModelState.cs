using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Models;

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
