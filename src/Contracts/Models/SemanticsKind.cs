using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Models;

/// <summary>What a semantic map is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SemanticsKind>))]
public enum SemanticsKind
{
    /// <summary>A class a pixel.</summary>
    Labels,

    /// <summary>A person's joints.</summary>
    Pose,

    /// <summary>A grey picture of edges.</summary>
    Edges,

    /// <summary>Any float32 C×H×W.</summary>
    Tensor,
}
