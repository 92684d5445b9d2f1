using CoCosNet.Inference.Features;
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
