using CoCosNet.Contracts.Models;

namespace CoCosNet.Contracts.Http;

/// <summary>A model: its state, its inputs and its outputs. What its manifest does not say is absent.</summary>
public sealed record ModelResponse
{
    /// <summary>The value for a translation's field <c>model</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its state; only a ready model translates.</summary>
    public required ModelState State { get; init; }

    /// <summary>Why it is broken; absent if it is not.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether translations that name no model use this one.</summary>
    public required bool Default { get; init; }

    /// <summary>Its display name.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of its semantic maps.</summary>
    public SemanticsKind? Semantics { get; init; }

    /// <summary>The classes of its label maps with their colours in RGB maps; empty for other kinds of maps.</summary>
    public IReadOnlyList<SemanticClass>? Classes { get; init; }

    /// <summary>Channels of the map's tensor.</summary>
    public int? Channels { get; init; }

    /// <summary>Whether a request must send the exemplar's own map.</summary>
    public ExemplarMapUse? ExemplarMap { get; init; }

    /// <summary>The result's longer side in pixels if the request names no size.</summary>
    public int? Size { get; init; }

    /// <summary>How correspondences are found: <c>released</c>, <c>dense</c>, <c>refined</c> or <c>analogy</c>.</summary>
    public string? Matching { get; init; }

    /// <summary>Whether a translation may have labels of its own by the field <c>openLabels</c>.</summary>
    public bool? OpenLabels { get; init; }

    /// <summary>Whether a translation's field <c>seed</c> selects another picture.</summary>
    public bool? Seeds { get; init; }

    /// <summary>Whether it reads the map of a picture: of a `layout`, or of an exemplar for `exemplarReading`.</summary>
    public bool? ReadsPictures { get; init; }

    /// <summary>Precision of its arithmetic on this server: <c>float32</c> or <c>bfloat16</c>.</summary>
    public string? Precision { get; init; }

    /// <summary>The device that it runs on: <c>cpu</c> or <c>cuda:0</c>.</summary>
    public string? Device { get; init; }

    /// <summary>SHA-256 of manifest and weights, as <c>sha256:…</c>.</summary>
    public string? Digest { get; init; }

    /// <summary>SPDX expression of the weights' licence; absent if it is unknown.</summary>
    public string? License { get; init; }

    /// <summary>What was mended in its weights while they were read, a sentence each: a wrapper or a prefix that was taken off, vectors that were
    /// missing. Empty where they are plain.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Limits of a translation.</summary>
    public required ModelLimits Limits { get; init; }
}

/// <summary>Limits of a translation.</summary>
public sealed record ModelLimits
{
    /// <summary>Shortest side of a result in pixels.</summary>
    public required int MinimumSide { get; init; }

    /// <summary>Longest side of a result in pixels.</summary>
    public required int MaximumSide { get; init; }

    /// <summary>Sides must be multiples of this; 1 allows any number of pixels.</summary>
    public required int SideMultiple { get; init; }

    /// <summary>Largest size of one file in bytes.</summary>
    public required long MaximumFileBytes { get; init; }

    /// <summary>Largest size of one request in bytes.</summary>
    public required long MaximumBodyBytes { get; init; }
}
