using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Translations;

/// <summary>The axes along which a result repeats without a seam.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Tiling>))]
public enum Tiling
{
    None = 0,

    /// <summary>Its right edge continues at its left edge.</summary>
    X = 1,

    /// <summary>Its bottom edge continues at its top edge.</summary>
    Y = 2,

    /// <summary>Both <see cref="X"/> and <see cref="Y"/>.</summary>
    Xy = X | Y,
}
