using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Models;

/// <summary>Whether a model needs the exemplar's semantic map.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ExemplarMapUse>))]
public enum ExemplarMapUse
{
    Required,
    Optional,
}
