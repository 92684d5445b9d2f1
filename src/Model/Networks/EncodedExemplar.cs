using static TorchSharp.torch;

namespace CoCosNet.Model.Networks;

/// <summary>What a network makes of an exemplar alone; it serves any map.</summary>
/// <param name="Features">phi: four levels B×C×h×w, coarse to fine.</param>
/// <param name="Classes">B×L×1×1, share of the picture that each class covers, 0..1; null for a network that does not ask.</param>
internal sealed record EncodedExemplar(Tensor[] Features, Tensor? Classes = null)
{
    /// <summary>Of a model that makes nothing of the exemplar alone.</summary>
    public static EncodedExemplar Nothing { get; } = new([]);

    /// <summary>For each level, and for each of its pixels of the exemplar, one near it that may be matched, itself where it may, h·w int64; null
    /// where all may.</summary>
    public Tensor[]? Shown { get; init; }

    /// <summary>All tensors.</summary>
    public IEnumerable<Tensor> Tensors => [.. Features, .. Classes is null ? [] : (Tensor[])[Classes], .. Shown ?? []];

    public EncodedExemplar MoveToOuterDisposeScope() =>
        new(Array.ConvertAll(Features, level => level.MoveToOuterDisposeScope()), Classes?.MoveToOuterDisposeScope())
        {
            Shown = Shown is null ? null : Array.ConvertAll(Shown, level => level.MoveToOuterDisposeScope()),
        };
}
