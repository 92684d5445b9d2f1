using static TorchSharp.torch;

namespace CoCosNet.Model.Networks;

/// <summary>An encoded exemplar, which can be matched with any map.</summary>
/// <param name="Features">phi: the matched levels B×C×h×w, coarse to fine.</param>
/// <param name="Shares">B×L×1×1, share of the picture that each class covers, 0..1; null for a network that does not need it.</param>
internal sealed record EncodedExemplar(Tensor[] Features, Tensor? Shares = null)
{
    /// <summary>The value for a model that encodes nothing of the exemplar alone.</summary>
    public static EncodedExemplar Nothing { get; } = new([]);

    /// <summary>
    /// One tensor per level, int64 of length h·w: for each pixel of the exemplar the flat index of a nearby pixel that may be matched, or
    /// its own if it may; null if all may.
    /// </summary>
    public Tensor[]? Shown { get; init; }

    /// <summary>B×H×W uint8: the class of each pixel, given or read; null for a network without anchors.</summary>
    public Tensor? Classes { get; init; }

    /// <summary>B×H×W, 0..1: how unsure the classes are that were read; null if none were (<see cref="CoCosNet.Model.Features.CompletedMap"/>).</summary>
    public Tensor? Doubts { get; init; }

    /// <summary>All tensors of the exemplar.</summary>
    public IEnumerable<Tensor> Tensors => [.. Features, .. Shown ?? [], .. new[] { Shares, Classes, Doubts }.OfType<Tensor>()];

    public EncodedExemplar MoveToOuterDisposeScope() =>
        new(Array.ConvertAll(Features, level => level.MoveToOuterDisposeScope()), Shares?.MoveToOuterDisposeScope())
        {
            Shown = Shown is null ? null : Array.ConvertAll(Shown, level => level.MoveToOuterDisposeScope()),
            Classes = Classes?.MoveToOuterDisposeScope(),
            Doubts = Doubts?.MoveToOuterDisposeScope(),
        };
}
