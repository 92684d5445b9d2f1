using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics.Poses;

namespace CoCosNet.Inference.Semantics;

/// <summary>Chooses the reader of a model's maps.</summary>
internal static class SemanticReaders
{
    /// <exception cref="ArgumentException">The kind, classes and channels do not fit each other: the model's manifest is wrong.</exception>
    public static ISemanticReader Create(SemanticsKind kind, IReadOnlyList<SemanticClass> classes, int channels, PictureLimits limits)
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
            SemanticsKind.Labels => new LabelReader(new ClassTable(classes), limits),
            SemanticsKind.Pose => new PoseReader(),
            SemanticsKind.Edges => new EdgeReader(limits),
            _ => new TensorReader(channels, limits),
        };
    }
}
