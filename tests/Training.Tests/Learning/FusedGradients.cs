using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Tests.Learning;

/// <summary>Compares an operation's bfloat16 result and gradients with those of float32, which takes plain tensor operations.</summary>
internal static class FusedGradients
{
    /// <summary>Of a tensor's largest number: bfloat16 keeps 8 bits, and a gradient passes a few roundings.</summary>
    private const double Tolerance = 1.0 / 64;

    /// <param name="operation">Takes the inputs.</param>
    /// <param name="numbers">The inputs: vectors stay float32, as parameters are.</param>
    public static void AssertSame(Func<Tensor[], Tensor> operation, params Tensor[] numbers)
    {
        using var scope = NewDisposeScope();
        Tensor[] rounded = [.. numbers.Select(number => number.to(ScalarType.BFloat16))];
        var plain = Run(operation, Array.ConvertAll(rounded, number => number.to(ScalarType.Float32)));
        var fused = Run(operation, Array.ConvertAll(rounded, number => number.dim() == 1 ? number.to(ScalarType.Float32) : number));
        for (var i = 0; i < plain.Length; i++)
        {
            Assert.Equal(plain[i].shape, fused[i].shape);
            var largest = plain[i].abs().max().ToDouble();
            var error = fused[i].to(ScalarType.Float32).sub(plain[i]).abs().max().ToDouble();
            Assert.True(largest > 0, $"Tensor {i} is all zeros.");
            Assert.True(error <= Tolerance * largest, $"Tensor {i} (0 is the result) of {string.Join('×', plain[i].shape)} is off by {error}; its largest number is {largest}.");
        }

        // The same again to the last bit: a resumed training rests on it.
        var again = Run(operation, Array.ConvertAll(rounded, number => number.dim() == 1 ? number.to(ScalarType.Float32) : number));
        Assert.All(fused.Zip(again), pair => Assert.True(pair.First.equal(pair.Second).all().ToBoolean()));
    }

    /// <summary>The result, then the gradients of a loss that weighs its numbers differently.</summary>
    private static Tensor[] Run(Func<Tensor[], Tensor> operation, Tensor[] inputs)
    {
        Tensor[] variables = Array.ConvertAll(inputs, input => input.detach().clone().requires_grad_(true));
        var y = operation(variables);
        var weights = FiniteDifferences.Numbers(9, -1, 1, y.shape).to(ScalarType.BFloat16).to(y.dtype);
        y.mul(weights).sum().backward();
        return [y.detach(), .. variables.Select(variable => variable.grad!)];
    }
}
