using CoCosNet.Inference.Tests.Weights.Making;
using CoCosNet.Model.Weights;
using CoCosNet.Model.Weights.Safetensors;
using TorchSharp;

namespace CoCosNet.Inference.Tests.Weights;

public sealed class SafetensorsWriterTests : IDisposable
{
    private readonly WeightFolder _folder = new();

    public static TheoryData<torch.ScalarType> Types { get; } =
    [
        torch.ScalarType.Float64, torch.ScalarType.Float32, torch.ScalarType.Float16, torch.ScalarType.BFloat16, torch.ScalarType.Int64,
        torch.ScalarType.Int32, torch.ScalarType.Int16, torch.ScalarType.Int8, torch.ScalarType.Byte, torch.ScalarType.Bool,
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void Write_EachElementType_ReadsBackBitEqual(torch.ScalarType type)
    {
        using var tensor = torch.arange(6).to_type(type);
        using var transposed = tensor.view(2, 3).transpose(0, 1);
        using var rowMajor = transposed.contiguous();
        SafetensorsWriter.Write(_folder.PathOf("a"), new Dictionary<string, torch.Tensor> { ["t"] = transposed });

        using var checkpoint = Read("a");

        Assert.Equal(type, checkpoint.Tensors["t"].dtype);
        Assert.Equal([3, 2], checkpoint.Tensors["t"].shape);
        Assert.Equal(rowMajor.bytes.ToArray(), checkpoint.Tensors["t"].bytes.ToArray());
    }

    [Fact]
    public void Write_SameTensorsInAnotherOrder_GivesTheSameBytes()
    {
        using var ones = torch.ones(3, torch.uint8);
        using var zeros = torch.zeros(2, 2);
        var metadata = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" };
        SafetensorsWriter.Write(_folder.PathOf("a"), new Dictionary<string, torch.Tensor> { ["ones"] = ones, ["zeros"] = zeros }, metadata);
        SafetensorsWriter.Write(_folder.PathOf("b"), new Dictionary<string, torch.Tensor> { ["zeros"] = zeros, ["ones"] = ones }, metadata);

        var bytes = File.ReadAllBytes(_folder.PathOf("a"));
        Assert.Equal(bytes, File.ReadAllBytes(_folder.PathOf("b")));
        Assert.Equal(0, BitConverter.ToInt64(bytes) % 8);
        using var checkpoint = Read("a");
        Assert.Equal(metadata.OrderBy(pair => pair.Key), checkpoint.Metadata.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Write_EmptyAndScalarTensors_KeepTheirShapes()
    {
        using var empty = torch.zeros(0, 4);
        using var scalar = torch.tensor(2.5f);
        SafetensorsWriter.Write(_folder.PathOf("a"), new Dictionary<string, torch.Tensor> { ["empty"] = empty, ["scalar"] = scalar });

        using var checkpoint = Read("a");

        Assert.Equal([0, 4], checkpoint.Tensors["empty"].shape);
        Assert.Equal(2.5f, checkpoint.Tensors["scalar"].item<float>());
    }

    [Fact]
    public void Write_TypeOutsideTheFormat_LeavesTheOldFileAndNothingElse()
    {
        File.WriteAllText(_folder.PathOf("a"), "old");
        using var complex = torch.zeros(2, torch.complex64);

        Assert.Throws<ArgumentException>(
            () => SafetensorsWriter.Write(_folder.PathOf("a"), new Dictionary<string, torch.Tensor> { ["t"] = complex }));

        Assert.Equal("old", File.ReadAllText(_folder.PathOf("a")));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_folder.PathOf("a"))!));
    }

    public void Dispose() => _folder.Dispose();

    private Checkpoint Read(string name) => CheckpointReader.Read(_folder.PathOf(name), null, TestContext.Current.CancellationToken);
}
