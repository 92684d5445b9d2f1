using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Tests.Learning;

/// <summary>Gradients as the definition has them: each number moved a little to either side, in float64.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-6;
    private const double Tolerance = 1e-6;

    /// <summary>Compares the gradient of <paramref name="loss"/> at <paramref name="at"/> with its differences.</summary>
    /// <returns>The largest of the gradient's magnitudes: a gradient of zeros would agree with a loss that does not depend on the place.</returns>
    public static double Check(Func<Tensor, Tensor> loss, Tensor at)
    {
        using var scope = NewDisposeScope();
        var variable = at.detach().clone().requires_grad_(true);
        loss(variable).backward();
        var gradient = variable.grad!.data<double>().ToArray();
        var values = at.data<double>().ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var difference = (Moved(i, Step) - Moved(i, -Step)) / (2 * Step);
            Assert.True(
                Math.Abs(difference - gradient[i]) <= Tolerance * Math.Max(1, Math.Abs(difference)),
                $"Number {i} of {string.Join('×', at.shape)}: the gradient is {gradient[i]}, differences say {difference}.");
        }

        return gradient.Max(Math.Abs);

        double Moved(int number, double by)
        {
            using var one = NewDisposeScope();
            double[] moved = [.. values];
            moved[number] += by;
            return loss(tensor(moved).reshape(at.shape)).ToDouble();
        }
    }

    /// <summary>Numbers between the bounds, always the same for a seed.</summary>
    public static Tensor Numbers(int seed, double least, double most, params long[] shape)
    {
        var random = new Random(seed);
        var values = new double[shape.Aggregate(1L, (product, length) => product * length)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = least + ((most - least) * random.NextDouble());
        }

        return tensor(values).reshape(shape);
    }
}
