using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis;

/// <summary>What a picture is made of. Map and exemplar may differ in size and proportions.</summary>
/// <param name="Map">The layout, at the size of the result. Classes that the exemplar lacks take a neighbour's look.</param>
/// <param name="Exemplar">Where the pixels come from.</param>
/// <param name="ExemplarMap">The exemplar's classes, at its size.</param>
internal sealed record SynthesisInput(LabelMap Map, Picture Exemplar, LabelMap ExemplarMap)
{
    /// <summary>False for each pixel of the exemplar, row-major, that nothing is to be copied from; null where all may be.</summary>
    public bool[]? Usable { get; init; }

    /// <summary>Where the search begins; null has the maps alone decide.</summary>
    public StartField? Start { get; init; }

    /// <summary>Another one gives another picture of the same layout.</summary>
    public int Seed { get; init; }
}
