using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Edges;
using CoCosNet.Inference.Semantics.Poses;

namespace CoCosNet.Inference.Tests.Semantics;

public sealed class SemanticReadersTests
{
    private static readonly SemanticClass[] TwoClasses = [new(0, "a", "#000000"), new(1, "b", "#ffffff")];

    [Theory]
    [InlineData(SemanticsKind.Labels, 2, typeof(LabelReader))]
    [InlineData(SemanticsKind.Pose, 20, typeof(PoseReader))]
    [InlineData(SemanticsKind.Edges, 1, typeof(EdgeReader))]
    [InlineData(SemanticsKind.Tensor, 7, typeof(TensorReader))]
    public void Create_OfEveryKind_GivesItsReader(SemanticsKind kind, int channels, Type expected) =>
        Assert.IsType(expected, SemanticReaders.Create(kind, TwoClasses, channels, PictureLimits.Default));

    [Theory]
    [InlineData(SemanticsKind.Labels, 3)]
    [InlineData(SemanticsKind.Pose, 18)]
    [InlineData(SemanticsKind.Edges, 3)]
    [InlineData(SemanticsKind.Tensor, 0)]
    public void Create_OfChannelsThatDoNotFit_Throws(SemanticsKind kind, int channels) =>
        Assert.Throws<ArgumentException>(() => SemanticReaders.Create(kind, TwoClasses, channels, PictureLimits.Default));
}
