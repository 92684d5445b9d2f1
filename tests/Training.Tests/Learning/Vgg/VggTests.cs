using CoCosNet.Model.Weights;
using CoCosNet.Model.Weights.Safetensors;
using CoCosNet.Training.Learning.Losses.Vgg;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Tests.Learning.Vgg;

/// <summary>VGG-19's losses, on weights of its real shapes and random values: none ship with the project.</summary>
public sealed class VggTests : IDisposable
{
    // torchvision's numbers of the convolutions, and their outputs.
    private static readonly (string Torchvision, string Released, int Channels)[] Layers =
    [
        ("features.0", "conv1_1", 64), ("features.2", "conv1_2", 64), ("features.5", "conv2_1", 128), ("features.7", "conv2_2", 128),
        ("features.10", "conv3_1", 256), ("features.12", "conv3_2", 256), ("features.14", "conv3_3", 256), ("features.16", "conv3_4", 256),
        ("features.19", "conv4_1", 512), ("features.21", "conv4_2", 512), ("features.23", "conv4_3", 512), ("features.25", "conv4_4", 512),
        ("features.28", "conv5_1", 512), ("features.30", "conv5_2", 512),
    ];

    private static readonly float[] Bytes = [103.939f, 116.779f, 123.68f];
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vgg-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Losses_OfThePictureItself_AreLeastAndPullAPictureTowardsIt()
    {
        using var scope = NewDisposeScope();
        using var vgg = new VggFeatures(Write(released: false), CPU, ScalarType.Float32);
        var (truth, other) = (Picture(1), Picture(2).requires_grad_(true));
        var seen = vgg.Look(truth);
        Assert.Equal([32, 16, 8, 4, 2], seen.Select(layer => (int)layer.shape[2]));
        Assert.Equal([64, 128, 256, 512, 512], seen.Select(layer => (int)layer.shape[1]));

        foreach (var loss in new Func<Tensor[], Tensor>[] { x => VggLosses.Features(x, seen), x => VggLosses.Perceptual(x, seen), x => VggLosses.Contextual(x, seen) })
        {
            var far = loss(vgg.forward(other));
            Assert.True(loss(seen).ToDouble() < far.ToDouble());
            far.backward();
            var gradient = other.grad!;
            Assert.True(gradient.norm().ToDouble() > 0);
            var step = 0.02 / gradient.abs().max().ToDouble();
            Assert.True(loss(vgg.Look(other.detach().sub(gradient.mul(step)))).ToDouble() < far.ToDouble());
            other.grad = null;
        }
    }

    [Fact]
    public void Forward_TheReleasedCodesFile_WantsBytesBlueFirst()
    {
        using var scope = NewDisposeScope();
        using var vgg = new VggFeatures(Write(released: true), CPU, ScalarType.Float32);
        using var bare = new VggFeatures(Write(released: false), CPU, ScalarType.Float32);
        var picture = Picture(3);

        // The picture that torchvision's preparation makes the same numbers of.
        var bytes = picture.flip(1).add(1).mul(127.5).sub(Row(Bytes));
        var same = bytes.mul(Row(Deviation)).add(Row(Mean)).mul(2).sub(1);

        foreach (var (released, torchvision) in vgg.Look(picture).Zip(bare.Look(same)))
        {
            Assert.InRange(released.sub(torchvision).abs().max().div(torchvision.abs().max()).ToDouble(), 0, 1e-4);
        }
    }

    [Fact]
    public void Open_AnotherNetworksFile_SaysWhatIsMissing()
    {
        using var scope = NewDisposeScope();
        var file = Path.Combine(_folder.FullName, "other.safetensors");
        SafetensorsWriter.Write(file, new Dictionary<string, Tensor> { ["features.0.weight"] = zeros(64, 3, 3, 3) });

        var exception = Assert.Throws<CheckpointException>(() => new VggFeatures(file, CPU, ScalarType.Float32));

        Assert.Contains("features.0.bias is missing", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("features.0.weight", exception.Message, StringComparison.Ordinal);
    }

    private static Tensor Row(float[] values) => tensor(values).reshape(1, 3, 1, 1);

    private static Tensor Picture(int seed)
    {
        using var generator = new Generator((ulong)seed);
        return rand([1, 3, 32, 32], generator: generator).mul(2).sub(1);
    }

    private string Write(bool released)
    {
        var tensors = new Dictionary<string, Tensor>();
        using var generator = new Generator(7);
        var input = 3;
        foreach (var (torchvision, original, channels) in Layers)
        {
            var key = released ? original : torchvision;
            tensors[key + ".weight"] = randn([channels, input, 3, 3], generator: generator).mul(Math.Sqrt(2.0 / (9 * input)));
            tensors[key + ".bias"] = randn([channels], generator: generator).mul(0.01);
            input = channels;
        }

        // What follows in a whole VGG-19 is not looked at.
        tensors["classifier.0.bias"] = zeros(8);
        var file = Path.Combine(_folder.FullName, released ? "released.safetensors" : "torchvision.safetensors");
        SafetensorsWriter.Write(file, tensors);
        return file;
    }
}
