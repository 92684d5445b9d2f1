using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Translations;

/// <summary>What is done with an exemplar that is animated.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Animation>))]
public enum Animation
{
    /// <summary>It is refused.</summary>
    Refuse,

    /// <summary>Its first picture is taken; of an animated PNG, the one that viewers without animation show.</summary>
    First,
}
