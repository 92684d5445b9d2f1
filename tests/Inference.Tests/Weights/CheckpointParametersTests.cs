using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Weights;

public sealed class CheckpointParametersTests : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors = new()
    {
        ["fits"] = tensor(new[] { 1f, 2f }),
        ["half"] = tensor(new[] { 1f, 2f }).to(ScalarType.Float16),
        ["wide"] = zeros(3, 2),
        ["whole"] = tensor(new[] { 1L, 2L }),
        ["extra"] = zeros(1),
        ["relu.weight"] = tensor(new[] { 0.25f }),
        ["model.3.weight"] = tensor(new[] { 0.5f }),
    };

    private readonly Checkpoint _checkpoint;

    public CheckpointParametersTests()
    {
        _checkpoint = new Checkpoint(_tensors, new Dictionary<string, string>());
    }

    public void Dispose() => _checkpoint.Dispose();

    [Fact]
    public void Take_OfAFittingKey_IsFloat32()
    {
        using var parameters = new CheckpointParameters(_checkpoint, CPU, ScalarType.Float32);
        Assert.Equal([1f, 2f], parameters.Take("fits", 2).data<float>().ToArray());
        Assert.Equal([1f, 2f], parameters.Take("half", 2).data<float>().ToArray());
    }

    [Fact]
    public void Verify_WithSeveralProblems_ListsEveryOne()
    {
        using var parameters = new CheckpointParameters(_checkpoint, CPU, ScalarType.Float32);
        parameters.Take("fits", 2);
        parameters.Take("half", 2);
        parameters.Take("wide", 2, 3);
        parameters.Take("whole", 2);
        parameters.Take("absent", 4);
        parameters.Take("relu.weight", 1);
        parameters.Alias("model.3.weight", "relu.weight");

        var exception = Assert.Throws<CheckpointException>(parameters.Verify);

        Assert.Equal(CheckpointError.ArchitectureMismatch, exception.Error);
        Assert.StartsWith("5 of its tensors", exception.Message, StringComparison.Ordinal);
        Assert.Contains("absent is missing", exception.Message, StringComparison.Ordinal);
        Assert.Contains("wide is 3×2, not 2×3", exception.Message, StringComparison.Ordinal);
        Assert.Contains("whole holds Int64 numbers", exception.Message, StringComparison.Ordinal);
        Assert.Contains("extra is not part of this architecture", exception.Message, StringComparison.Ordinal);
        Assert.Contains("model.3.weight names the same parameter as relu.weight but differs", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_WithoutTheAlias_IsContent()
    {
        var tensors = new Dictionary<string, Tensor> { ["relu.weight"] = full([1], 0.25f) };
        using var checkpoint = new Checkpoint(tensors, new Dictionary<string, string>());
        using var parameters = new CheckpointParameters(checkpoint, CPU, ScalarType.Float32);
        parameters.Take("relu.weight", 1);
        parameters.Alias("model.3.weight", "relu.weight");
        parameters.Verify();
        Assert.Equal(0.25f, parameters.Take("relu.weight", 1).item<float>());
    }
}
