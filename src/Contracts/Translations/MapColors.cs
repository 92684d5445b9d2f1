using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Translations;

/// <summary>How exact the colours of a label map must be.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MapColors>))]
public enum MapColors
{
    /// <summary>Mends colours that are a few levels off, antialiased borders, and class ids that interpolation invented.</summary>
    Tolerant,

    /// <summary>Every pixel must have an id or a colour of the model.</summary>
    Exact,

    /// <summary>As <see cref="Tolerant"/>, and also accepts JPEG and lossy WebP: each pixel gets the nearest of the colours around it.</summary>
    Lossy,
}
