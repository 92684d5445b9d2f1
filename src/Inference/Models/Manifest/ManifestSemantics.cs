using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Models.Manifest;

/// <summary>The manifest's <c>semantics</c>.</summary>
internal sealed record ManifestSemantics
{
    /// <summary><c>labels</c>, <c>pose</c>, <c>edges</c> or <c>tensor</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Only for labels.</summary>
    public IReadOnlyList<SemanticClass> Classes { get; set; } = [];

    /// <summary>What means "unlabelled" in label maps: ids as texts, colours, names of classes or <c>transparent</c>.</summary>
    public IReadOnlyList<string> Ignore { get; set; } = [];

    /// <summary>By the name of a class, those whose look it takes where an exemplar lacks it, the best first; with anchors.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> StandIns { get; set; } = new Dictionary<string, IReadOnlyList<string>>();
}
