using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Training.Tests.Learning;

/// <summary>Counts the process's tensors, so no other test may run beside it.</summary>
[Collection(nameof(Alone))]
public sealed class FusedGradientMemoryTests
{
    /// <summary>What a step leaves behind would grow over a training of a day.</summary>
    [Fact]
    public void Modulate_ManySteps_LeavesNothingBehind()
    {
        const int Megabytes = 4;
        Step();
        var before = Tensor.TotalCount;
        var memory = Environment.WorkingSet;
        for (var i = 0; i < 100; i++)
        {
            Step();
        }

        Assert.True(Tensor.TotalCount - before < 50, $"{Tensor.TotalCount - before} tensors are left.");
        Assert.True(Environment.WorkingSet - memory < 50L * Megabytes << 20, $"{(Environment.WorkingSet - memory) >> 20} MB are left.");

        static void Step()
        {
            using var scope = NewDisposeScope();
            var x = ones([1, 32, 256, Megabytes * 64], ScalarType.BFloat16).requires_grad_(true);
            PositionalNorm.Modulate(x, cat([x, x], 1), Activation.LeakyRelu, 1).sum().backward();
        }
    }
}
