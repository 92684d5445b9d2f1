using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Features;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Features;

public sealed class ClassReaderTests
{
    private const int Labels = 3;

    [Fact]
    public void IsComplete_OnePixelWithoutALabel_IsNot()
    {
        using var scope = NewDisposeScope();
        var map = zeros(1, Labels, 4, 4);
        map[0, 1] = 1;

        Assert.True(ClassReader.IsComplete(map));
        map[0, 1, 2, 3] = 0;
        Assert.False(ClassReader.IsComplete(map));
    }

    [Theory]
    [InlineData(128, 96)]
    [InlineData(192, 256)]
    public void Read_AnySize_NamesEveryPixelOfEveryPictureOfABatch(int height, int width)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        using var parameters = new FormulaParameters(3, "classes");
        var reader = new ClassReader(parameters.Root, Labels);
        var pictures = tensor(GoldenFormula.Symmetric("pictures", 2 * 3 * 12 * 16)).reshape(2, 3, 12, 16);
        pictures = nn.functional.interpolate(pictures, size: [height, width], mode: InterpolationMode.Bilinear);

        var both = reader.Read(ScalarType.Float32, pictures);
        var second = reader.Read(ScalarType.Float32, pictures.narrow(0, 1, 1));

        Assert.Equal([2, Labels, height, width], both.shape);
        Assert.InRange(both.narrow(0, 1, 1).sub(second).abs().max().item<float>(), 0, 1e-4f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void WithShares_APixelInDoubt_IsWhatTheRestOfThePictureIs(int common)
    {
        using var scope = NewDisposeScope();
        var seen = zeros(1, Labels, 4, 4);
        seen[0, common] = 5;
        seen[.., .., 2, 2] = 0;
        seen[0, 1 - common, 2, 2] = 1;
        seen[0, 1 - common, 0, 0] = 12;

        var read = ClassReader.WithShares(seen).argmax(1);

        Assert.Equal(common, read[0, 2, 2].item<long>());
        Assert.Equal(1 - common, read[0, 0, 0].item<long>());
    }

    [Fact]
    public void Complete_LabelsWhereGiven_TheClassThatWasReadElsewhere()
    {
        using var scope = NewDisposeScope();
        var map = zeros(1, Labels, 2, 4);
        map[0, 2, .., ..2] = 1;
        var logits = zeros(1, Labels, 1, 2);
        logits[0, 1] = 0.1;

        var complete = ClassReader.Complete(map, logits);

        Assert.Equal([1, Labels, 2, 4], complete.shape);
        Assert.Equal([0, 0, 1], complete[0, .., 0, 0].contiguous().data<float>().ToArray());
        Assert.Equal([0, 1, 0], complete[0, .., 0, 3].contiguous().data<float>().ToArray());
    }
}
