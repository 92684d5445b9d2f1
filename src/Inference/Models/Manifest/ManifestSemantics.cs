using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Models.Manifest;

/// <summary>The manifest's <c>semantics</c>.</summary>
internal sealed record ManifestSemantics
{
    /// <summary><c>labels</c>, <c>pose</c>, <c>edges</c> or <c>tensor</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The classes; only for <c>labels</c>.</summary>
    public IReadOnlyList<SemanticClass> Classes { get; set; } = [];

    /// <summary>Values that mean "unlabelled" in label maps: ids as strings, colours, class names or <c>transparent</c>.</summary>
    public IReadOnlyList<string> Ignore { get; set; } = [];

    /// <summary>For the name of a class, the classes whose look it takes if the exemplar lacks it, best first; only with anchors.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> StandIns { get; set; } = new Dictionary<string, IReadOnlyList<string>>();
}
