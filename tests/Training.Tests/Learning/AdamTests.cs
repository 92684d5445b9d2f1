using CoCosNet.Training.Learning;
using static TorchSharp.torch;

namespace CoCosNet.Training.Tests.Learning;

public sealed class AdamTests
{
    [Theory]
    [InlineData(true, 0.995, 1)]
    [InlineData(false, 0.5, 0.95)]
    public void Step_TheMean_ForgetsARandomStartAndNotALearnedOne(bool fromLearned, double least, double most)
    {
        using var scope = NewDisposeScope();
        var parameter = ones(1).requires_grad_(true);
        using var adam = new Adam(
            new Dictionary<string, Tensor> { ["x"] = parameter }, new AdamSettings(Beta1: 0.5f, Beta2: 0.9f, MeanDecay: 0.999, fromLearned));
        for (var step = 0; step < 5; step++)
        {
            parameter.sum().backward();
            adam.Step(rate: 0.1, largestNorm: 1e9);
        }

        Assert.InRange(parameter.item<float>(), 0.4, 0.6);
        Assert.InRange(adam.Mean["x"].item<float>(), least, most);
    }
}
