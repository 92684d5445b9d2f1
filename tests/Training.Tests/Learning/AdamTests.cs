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

    /// <summary>Two parameters of unlike gradients, a rate that falls, and in the first steps gradients that are too long: after every step
    /// parameters and means are those of Kingma and Ba's algorithm 1, computed in float64.</summary>
    [Fact]
    public void Step_AfterStep_IsTheReferenceSequence()
    {
        const double Beta1 = 0.5, Beta2 = 0.9, Decay = 0.8, LargestNorm = 6;
        double[] weights = [2, -0.3], curvatures = [5, 0.01];
        double[] means = [.. weights], first = [0, 0], second = [0, 0];
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> parameters = new()
        {
            ["a"] = tensor((float)weights[0]).requires_grad_(true),
            ["b"] = tensor((float)weights[1]).requires_grad_(true),
        };
        using var adam = new Adam(parameters, new AdamSettings((float)Beta1, (float)Beta2, Decay, FromLearned: true));
        for (var step = 1; step <= 30; step++)
        {
            var rate = 0.2 / step;
            double[] gradients = [curvatures[0] * weights[0], curvatures[1] * weights[1]];
            var norm = Math.Sqrt((gradients[0] * gradients[0]) + (gradients[1] * gradients[1]));
            for (var i = 0; i < weights.Length; i++)
            {
                var gradient = gradients[i] * Math.Min(1, LargestNorm / norm);
                first[i] = (Beta1 * first[i]) + ((1 - Beta1) * gradient);
                second[i] = (Beta2 * second[i]) + ((1 - Beta2) * gradient * gradient);
                var unbiased = (First: first[i] / (1 - Math.Pow(Beta1, step)), Second: second[i] / (1 - Math.Pow(Beta2, step)));
                weights[i] -= rate * unbiased.First / (Math.Sqrt(unbiased.Second) + 1e-8);
                means[i] += (1 - Decay) * (weights[i] - means[i]);
            }

            parameters["a"].square().mul(curvatures[0] / 2).add(parameters["b"].square().mul(curvatures[1] / 2)).backward();
            Assert.Equal(norm, adam.Step(rate, LargestNorm), 1e-4);
            Assert.Equal(weights[0], parameters["a"].item<float>(), 1e-5);
            Assert.Equal(weights[1], parameters["b"].item<float>(), 1e-5);
            Assert.Equal(means[0], adam.Mean["a"].item<float>(), 1e-5);
            Assert.Equal(means[1], adam.Mean["b"].item<float>(), 1e-5);
        }
    }
}
