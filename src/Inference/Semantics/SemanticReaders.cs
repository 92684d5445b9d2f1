using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics.Poses;

namespace CoCosNet.Inference.Semantics;

/// <summary>Chooses the reader of a model's maps.</summary>
internal static class SemanticReaders
{
    /// <param name="kind">What the maps are.</param>
    /// <param name="classes">Classes of label maps.</param>
    /// <param name="channels">Channels of the maps' tensors.</param>
    /// <param name="limits">Sizes that are taken.</param>
    /// <param name="ignore">What the model declares unlabelled in label maps; null is nothing.</param>
    /// <exception cref="ArgumentException">The kind, classes and channels do not fit each other: the model's manifest is wrong.</exception>
    public static ISemanticReader Create(SemanticsKind kind, IReadOnlyList<SemanticClass> classes, int channels, PictureLimits limits, IReadOnlyList<string>? ignore = null)
    {
        var expected = kind switch
        {
            SemanticsKind.Labels => classes.Count,
            SemanticsKind.Pose => PoseRasterizer.Channels,
            SemanticsKind.Edges => 1,
            SemanticsKind.Tensor => channels,
            _ => throw new ArgumentException($"There is no kind of semantics {kind}.", nameof(kind)),
        };
        if (channels != expected || channels < 1)
        {
            throw new ArgumentException($"Semantics of kind {kind} have {expected} channels here, not {channels}.", nameof(channels));
        }

        return kind switch
        {
            SemanticsKind.Labels => new LabelReader(new ClassTable(classes), limits, ignore ?? []),
            SemanticsKind.Pose => new PoseReader(),
            SemanticsKind.Edges => new EdgeReader(limits),
            _ => new TensorReader(channels, limits),
        };
    }
}
