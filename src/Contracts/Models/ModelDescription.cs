using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Models;

/// <summary>What a client needs to know about a model.</summary>
public sealed record ModelDescription
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The kind of its semantic maps.</summary>
    public required SemanticsKind Semantics { get; init; }

    /// <summary>Classes of a label map; empty for the other kinds.</summary>
    public IReadOnlyList<SemanticClass> Classes { get; init; } = [];

    /// <summary>Channels of the map's tensor.</summary>
    public required int Channels { get; init; }

    public required ExemplarMapUse ExemplarMap { get; init; }

    /// <summary>The longer side, in pixels, that it was trained for and that a result has if the request names no size.</summary>
    public required int Size { get; init; }

    /// <summary><c>released</c>, <c>dense</c>, <c>refined</c> or <c>analogy</c>.</summary>
    public required string Matching { get; init; }

    /// <summary>Whether <see cref="Translations.TranslationOptions.OpenLabels"/> can be chosen.</summary>
    public bool OpenLabels { get; init; }

    /// <summary>Whether <see cref="Translations.TranslationOptions.Seed"/> selects another picture.</summary>
    public bool Seeds { get; init; }

    /// <summary>Whether it reads the map of a picture (<see cref="Translations.SemanticMapFile.IsPicture"/>,
    /// <see cref="Translations.TranslationOptions.ExemplarReading"/>).</summary>
    public bool ReadsPictures { get; init; }

    /// <summary>The precision on this machine: <c>float32</c> or <c>bfloat16</c>.</summary>
    public required string Precision { get; init; }

    /// <summary><c>cpu</c> or <c>cuda:0</c>.</summary>
    public required string Device { get; init; }

    /// <summary>SHA-256 of manifest and weights, as <c>sha256:…</c>.</summary>
    public required string Digest { get; init; }

    /// <summary>SPDX expression of the weights' licence; null if the manifest names none.</summary>
    public string? License { get; init; }

    /// <summary>What was mended in its weights while they were read, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>The kind of a semantic map.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SemanticsKind>))]
public enum SemanticsKind
{
    /// <summary>One class for each pixel.</summary>
    Labels,

    /// <summary>A person's joints.</summary>
    Pose,

    /// <summary>A grey picture of edges.</summary>
    Edges,

    /// <summary>Any float32 C×H×W.</summary>
    Tensor,
}

/// <summary>Whether a model needs the exemplar's semantic map.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ExemplarMapUse>))]
public enum ExemplarMapUse
{
    Required,
    Optional,
}

/// <summary>A class of a label map.</summary>
/// <param name="Id">Grey value or palette index, 0 to 255.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Color">Its colour in RGB maps, <c>#rrggbb</c>.</param>
public sealed record SemanticClass(int Id, string Name, string Color);
