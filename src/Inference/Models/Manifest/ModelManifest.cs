namespace CoCosNet.Inference.Models.Manifest;

/// <summary>A model folder's <c>model.json</c>, as written. <see cref="ManifestReader"/> checks it. Members with a default have setters: the JSON
/// source generator would assign init-only ones even where they are absent.</summary>
internal sealed record ModelManifest
{
    /// <summary>Lower-case letters, digits, <c>-</c>, <c>_</c>, <c>.</c>; unique among the folders.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required ManifestArchitecture Architecture { get; init; }

    public required ManifestSemantics Semantics { get; init; }

    /// <summary>The weight files; null for <c>analogy</c>, which has none.</summary>
    public ManifestWeights? Weights { get; init; }

    /// <summary>Has the picture made of the exemplar's own patches, in the generator's place; only beside anchors. Null has the generator make it.</summary>
    public ManifestSynthesis? Synthesis { get; init; }

    /// <summary><c>required</c> or <c>optional</c>.</summary>
    public string ExemplarMap { get; set; } = "required";

    /// <summary>SPDX expression of the weights' licence.</summary>
    public string? License { get; init; }
}
