using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis;

/// <summary>Input of the synthesis. The map and the exemplar may differ in size and proportions.</summary>
/// <param name="Map">The layout, at the size of the result. Classes that the exemplar lacks take the look of another class.</param>
/// <param name="Exemplar">The picture whose pixels are copied.</param>
/// <param name="ExemplarMap">The exemplar's classes, at its size.</param>
internal sealed record SynthesisInput(LabelMap Map, Picture Exemplar, LabelMap ExemplarMap)
{
    /// <summary>For each pixel of the exemplar, row-major, whether it may be copied; null if all may.</summary>
    public bool[]? Usable { get; init; }

    /// <summary>Where exemplars of different classes lie on <see cref="Exemplar"/>; empty if it is a single one. A pixel of another exemplar's class
    /// is not usable, but <see cref="ExemplarMap"/> has its class, which the guides compare.</summary>
    public IReadOnlyList<SourcePanel> Panels { get; init; } = [];

    /// <summary>How unsure the class of each pixel in <see cref="ExemplarMap"/> is, row-major, from 0 (sure) to 255 (unknown); null if all are sure.</summary>
    public byte[]? Doubts { get; init; }

    /// <summary>Where the search begins; if null, the maps alone decide.</summary>
    public StartField? Start { get; init; }

    /// <summary>Selects one of the pictures of a layout: 0 follows <see cref="Start"/>, every other seed favours other pieces of the exemplar.</summary>
    public int Seed { get; init; }

    /// <summary>The axes along which the picture repeats without a seam. The map is taken to repeat along them too.</summary>
    public Tiling Tile { get; init; }

    /// <summary>Approximate size in bytes.</summary>
    public long Bytes => Exemplar.Pixels.Length + Map.Bytes + ExemplarMap.Bytes + (Usable?.Length ?? 0) + (Doubts?.Length ?? 0);
}
