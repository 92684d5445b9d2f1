using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Translations;

/// <summary>How exactly a label map has to be drawn.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MapColors>))]
public enum MapColors
{
    /// <summary>Colours that are a few levels off, antialiased borders and classes that interpolation invented are mended.</summary>
    Tolerant,

    /// <summary>Every pixel has an id or a colour of the model.</summary>
    Exact,

    /// <summary>As <see cref="Tolerant"/>, and JPEG and lossy WebP are taken too: each pixel gets the nearest of the colours around it.</summary>
    Lossy,
}
