using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Translations;

/// <summary>How to treat an animated exemplar.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Animation>))]
public enum Animation
{
    /// <summary>Refuse it.</summary>
    Refuse,

    /// <summary>Use its first picture; of an animated PNG, the one that viewers without animation show.</summary>
    First,
}
