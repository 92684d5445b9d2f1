using CoCosNet.Contracts.Models;

namespace CoCosNet.Contracts.Http;

/// <summary>A model: where it stands, what it takes and what it gives. What its manifest did not reveal is absent.</summary>
public sealed record ModelResponse
{
    /// <summary>What a translation's field <c>model</c> names.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands; only a ready one translates.</summary>
    public required ModelState State { get; init; }

    /// <summary>Why it is broken; absent otherwise.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether translations that name no model get this one.</summary>
    public required bool Default { get; init; }

    /// <summary>What a person calls it.</summary>
    public string? Name { get; init; }

    /// <summary>What its maps are.</summary>
    public SemanticsKind? Semantics { get; init; }

    /// <summary>Classes of a label map with the colours that they have in RGB maps; empty for other kinds of maps.</summary>
    public IReadOnlyList<SemanticClass>? Classes { get; init; }

    /// <summary>Channels of the map's tensor.</summary>
    public int? Channels { get; init; }

    /// <summary>Whether the exemplar's own map has to come with it.</summary>
    public ExemplarMapUse? ExemplarMap { get; init; }

    /// <summary>Pixels of the result's longer side where the request names no size.</summary>
    public int? Size { get; init; }

    /// <summary>How correspondences are found: <c>released</c>, <c>dense</c>, <c>refined</c> or <c>analogy</c>.</summary>
    public string? Matching { get; init; }

    /// <summary>Arithmetic on this server: <c>float32</c> or <c>bfloat16</c>.</summary>
    public string? Precision { get; init; }

    /// <summary>Where it runs: <c>cpu</c> or <c>cuda:0</c>.</summary>
    public string? Device { get; init; }

    /// <summary>SHA-256 of manifest and weights, as <c>sha256:…</c>.</summary>
    public string? Digest { get; init; }

    /// <summary>SPDX expression of the weights' licence, where it is known.</summary>
    public string? License { get; init; }

    /// <summary>What a translation may ask for.</summary>
    public required ModelLimits Limits { get; init; }
}

/// <summary>What a translation may ask for.</summary>
public sealed record ModelLimits
{
    /// <summary>Shortest side of a result in pixels.</summary>
    public required int MinimumSide { get; init; }

    /// <summary>Longest side of a result in pixels.</summary>
    public required int MaximumSide { get; init; }

    /// <summary>Sides divide by this: 1, any number of pixels can be asked for.</summary>
    public required int SideMultiple { get; init; }

    /// <summary>Bytes of one file.</summary>
    public required long MaximumFileBytes { get; init; }

    /// <summary>Bytes of one request.</summary>
    public required long MaximumBodyBytes { get; init; }
}
