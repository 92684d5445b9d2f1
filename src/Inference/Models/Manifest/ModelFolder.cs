using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Architectures;

namespace CoCosNet.Inference.Models.Manifest;

/// <summary>A checked manifest and where its files lie.</summary>
internal sealed record ModelFolder
{
    public required string Path { get; init; }

    public required ModelManifest Manifest { get; init; }

    public required SemanticsKind Kind { get; init; }

    /// <summary>Channels of the map's tensor.</summary>
    public required int Channels { get; init; }

    public required ExemplarMapUse ExemplarMap { get; init; }

    /// <summary>The network's numbers; null for <c>analogy</c>.</summary>
    public Architecture? Architecture { get; init; }

    /// <summary>How the picture is made of the exemplar's own patches; null where the generator makes it.</summary>
    public SynthesisSettings? Synthesis { get; init; }

    /// <summary>Full path of a weight file.</summary>
    public string WeightFile(string name) => System.IO.Path.Combine(Path, name);
}
