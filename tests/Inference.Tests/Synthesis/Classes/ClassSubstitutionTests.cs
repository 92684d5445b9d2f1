using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Synthesis.Classes;
using CoCosNet.Inference.Tests.Analogy;

namespace CoCosNet.Inference.Tests.Synthesis.Classes;

public sealed class ClassSubstitutionTests
{
    private static readonly PixelSize Size = new(32, 32);

    [Fact]
    public void Apply_NothingMissing_ReturnsTheMapItself()
    {
        var map = TexturedScene.Map(Size, (x, _) => x < 0.5 ? 0 : 1);
        Assert.Same(map, ClassSubstitution.Apply(map, TexturedScene.Map(Size, (_, y) => y < 0.5 ? 0 : 1)));
    }

    [Fact]
    public void Apply_MissingClassInsideAnother_TakesTheOneAround()
    {
        var map = TexturedScene.Map(Size, (x, y) => y < 0.4 ? 0 : x is > 0.3 and < 0.6 && y is > 0.6 and < 0.8 ? 3 : 1);
        var exemplar = TexturedScene.Map(Size, (x, y) => y < 0.4 ? 0 : x is > 0.3 and < 0.6 && y is > 0.6 and < 0.8 ? 2 : 1);
        var substituted = ClassSubstitution.Apply(map, exemplar);
        Assert.Equal(map.Indices.Select(label => label == 3 ? (byte)1 : label), substituted.Indices);
    }

    [Fact]
    public void Apply_NeighborsMissingToo_TakesTheClassAtThatPlace()
    {
        var map = TexturedScene.Map(Size, (_, y) => y < 0.5 ? 2 : 3);
        var substituted = ClassSubstitution.Apply(map, TexturedScene.Map(Size, (_, y) => y < 0.4 ? 0 : 1));
        Assert.Equal(map.Indices.Select(label => label == 2 ? (byte)0 : (byte)1), substituted.Indices);
    }
}
