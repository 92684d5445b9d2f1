namespace CoCosNet.Inference.Models.Manifest;

/// <summary>A model folder's <c>model.json</c> as written; <see cref="ManifestReader"/> validates it. Members with a default have setters,
/// because the JSON source generator assigns init-only members even if they are absent.</summary>
internal sealed record ModelManifest
{
    /// <summary>Lower-case letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; unique among the model folders.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required ManifestArchitecture Architecture { get; init; }

    public required ManifestSemantics Semantics { get; init; }

    /// <summary>The weight files; null for <c>analogy</c>, which has none.</summary>
    public ManifestWeights? Weights { get; init; }

    /// <summary>Makes the picture of the exemplar's own patches instead of with the generator; only with anchors. If null, the generator
    /// makes it.</summary>
    public ManifestSynthesis? Synthesis { get; init; }

    /// <summary><c>required</c> or <c>optional</c>.</summary>
    public string ExemplarMap { get; set; } = "required";

    /// <summary>SPDX expression of the weights' licence.</summary>
    public string? License { get; init; }
}
