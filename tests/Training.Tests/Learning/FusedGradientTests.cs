using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;

namespace CoCosNet.Training.Tests.Learning;

/// <summary>Operations that compute bfloat16's results and gradients in one pass, against the tensor operations that they replace, in float32.</summary>
public sealed class FusedGradientTests
{
    [Theory]
    [InlineData(16, 7, 9, 1)]
    [InlineData(32, 3, 40, 1)]
    [InlineData(64, 12, 2, 0)]
    [InlineData(6, 5, 5, 1)]
    [InlineData(24, 70, 33, 1)]
    public void Modulate_Learning_HasThePlainResultAndGradients(int channels, int height, int width, int border)
    {
        foreach (var activation in new[] { Activation.None, Activation.LeakyRelu })
        {
            FusedGradients.AssertSame(
                inputs => PositionalNorm.Modulate(inputs[0], inputs[1], activation, border),
                FiniteDifferences.Numbers(1, -2, 3, 2, channels, height, width), FiniteDifferences.Numbers(2, -1, 1, 2, 2 * channels, height, width));
        }
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(2, 2, 2, 2)]
    public void Pad_Learning_HasThePlainResultAndGradient(int top, int bottom, int left, int right)
    {
        var border = new Border(top, bottom, left, right);
        foreach (var (first, count) in new[] { (0, 20), (4, 16), (17, 3) })
        {
            FusedGradients.AssertSame(inputs => ReflectPadding.Pad(inputs[0], border, first, count), FiniteDifferences.Numbers(3, -2, 3, 2, 20, 37, 5));
            FusedGradients.AssertSame(inputs => ReflectPadding.Pad(inputs[0], border, first, count), FiniteDifferences.Numbers(4, -2, 3, 1, 20, 3, 3));
        }
    }

    [Theory]
    [InlineData(16, 7, 9)]
    [InlineData(32, 33, 40)]
    [InlineData(6, 5, 5)]
    public void InstanceNorm_Learning_HasThePlainResultAndGradients(int channels, int height, int width)
    {
        var x = FiniteDifferences.Numbers(5, -1, 5, 2, channels, height, width);
        var residual = FiniteDifferences.Numbers(6, -1, 1, 2, channels, height, width);
        var slope = FiniteDifferences.Numbers(7, 0.1, 0.3, 1);
        FusedGradients.AssertSame(inputs => InstanceNorm.forward(inputs[0], Activation.LeakyRelu), x);
        FusedGradients.AssertSame(inputs => InstanceNorm.forward(inputs[0], Activation.None), x);
        FusedGradients.AssertSame(inputs => InstanceNorm.forward(inputs[0], inputs[1]), x, slope);
        FusedGradients.AssertSame(inputs => InstanceNorm.forward(inputs[0], inputs[1], inputs[2]), x, slope, residual);
    }
}
