using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Architectures;

namespace CoCosNet.Inference.Models.Manifest;

/// <summary>A validated manifest and the location of its files.</summary>
internal sealed record ModelFolder
{
    public required string Path { get; init; }

    public required ModelManifest Manifest { get; init; }

    public required SemanticsKind Kind { get; init; }

    /// <summary>Number of channels of the map's tensor.</summary>
    public required int Channels { get; init; }

    public required ExemplarMapUse ExemplarMap { get; init; }

    /// <summary>Parameters of the network; null for <c>analogy</c>.</summary>
    public Architecture? Architecture { get; init; }

    /// <summary>Settings of the synthesis that makes the picture of the exemplar's own patches; null if the generator makes it.</summary>
    public SynthesisSettings? Synthesis { get; init; }

    /// <summary>Returns the full path of a weight file.</summary>
    public string WeightFile(string name) => System.IO.Path.Combine(Path, name);
}
