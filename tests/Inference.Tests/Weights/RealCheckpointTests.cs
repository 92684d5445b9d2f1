using CoCosNet.Inference.Tests.Weights.Making;
using CoCosNet.Model.Weights;
using CoCosNet.Model.Weights.Safetensors;

namespace CoCosNet.Inference.Tests.Weights;

/// <summary>Files that PyTorch itself wrote.</summary>
public sealed class RealCheckpointTests
{
    [Fact]
    public void Read_ThreeFormsOfOneNet_AreBitEqual()
    {
        using var folder = new WeightFolder();
        using var zip = CheckpointReader.Read(Repository.Golden("small", "latest_net_G.pth"), null, TestContext.Current.CancellationToken);
        using var legacy = CheckpointReader.Read(Repository.Golden("small", "legacy_net_G.pth"), null, TestContext.Current.CancellationToken);
        SafetensorsWriter.Write(folder.PathOf("g.safetensors"), zip.Tensors);
        using var safetensors = CheckpointReader.Read(folder.PathOf("g.safetensors"), null, TestContext.Current.CancellationToken);

        Assert.NotEmpty(zip.Tensors);
        AssertBitEqual(zip, legacy);
        AssertBitEqual(zip, safetensors);
    }

    [Fact]
    public void Read_NetWhoseModulesShareATensor_GivesItUnderEachName()
    {
        using var net = CheckpointReader.Read(Repository.Golden("small", "latest_net_Corr.pth"), null, TestContext.Current.CancellationToken);

        // PReLU's weight, reached through the block's attribute and through its Sequential.
        var slope = net.Tensors["adaptive_model_seg.layer2.1.relu.weight"];
        var alias = net.Tensors["adaptive_model_seg.layer2.1.model.3.weight"];
        Assert.Equal(320, net.Tensors.Count);
        Assert.Equal(slope.bytes.ToArray(), alias.bytes.ToArray());
        Assert.Equal([8, 20, 3, 3], net.Tensors["adaptive_model_seg.layer1.0.weight_orig"].shape);
    }

    private static void AssertBitEqual(Checkpoint expected, Checkpoint actual)
    {
        Assert.Equal(expected.Tensors.Keys.Order(StringComparer.Ordinal), actual.Tensors.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, tensor) in expected.Tensors)
        {
            Assert.Equal(tensor.dtype, actual.Tensors[name].dtype);
            Assert.Equal(tensor.shape, actual.Tensors[name].shape);
            Assert.True(tensor.bytes.SequenceEqual(actual.Tensors[name].bytes), name);
        }
    }
}
