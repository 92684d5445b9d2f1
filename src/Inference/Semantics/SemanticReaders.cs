using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics.Edges;
using CoCosNet.Inference.Semantics.Poses;

namespace CoCosNet.Inference.Semantics;

/// <summary>Creates the reader for a model's maps.</summary>
internal static class SemanticReaders
{
    /// <param name="kind">Kind of the maps.</param>
    /// <param name="classes">Classes of label maps.</param>
    /// <param name="channels">Number of channels of the maps' tensors.</param>
    /// <param name="limits">Accepted sizes.</param>
    /// <param name="ignore">The values that the model declares unlabelled in label maps; null means none.</param>
    /// <param name="asLabels">Whether poses and edges become label maps, which models without weights compare.</param>
    /// <exception cref="ArgumentException">Kind, classes and channels do not match, so the model's manifest is wrong.</exception>
    public static ISemanticReader Create(
        SemanticsKind kind, IReadOnlyList<SemanticClass> classes, int channels, PictureLimits limits, IReadOnlyList<string>? ignore = null,
        bool asLabels = false)
    {
        var expected = Channels(kind, classes.Count, channels, asLabels);
        if (channels != expected || channels < 1)
        {
            throw new ArgumentException($"Semantics of kind {kind} have {expected} channels here, not {channels}.", nameof(channels));
        }

        return kind switch
        {
            SemanticsKind.Labels => new LabelReader(new ClassTable(classes), limits, ignore ?? []),
            SemanticsKind.Pose => new PoseReader(asLabels),
            SemanticsKind.Edges => new EdgeReader(limits, asLabels),
            _ => new TensorReader(channels, limits),
        };
    }

    /// <summary>Returns the number of channels that a model's maps have.</summary>
    /// <param name="kind">Kind of the maps.</param>
    /// <param name="classes">Number of classes of label maps.</param>
    /// <param name="channels">Number of channels of tensors.</param>
    /// <param name="asLabels">As in <see cref="Create"/>.</param>
    public static int Channels(SemanticsKind kind, int classes, int channels, bool asLabels) => kind switch
    {
        SemanticsKind.Labels => classes,
        SemanticsKind.Pose => asLabels ? FigureSource.Parts : PoseRasterizer.Channels,
        SemanticsKind.Edges => asLabels ? EdgeBands.Count : 1,
        SemanticsKind.Tensor => channels,
        _ => throw new ArgumentException($"There is no kind of semantics {kind}.", nameof(kind)),
    };
}
