using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Losses.Vgg;

/// <summary>
/// VGG-19 up to <c>relu5_2</c>, the last layer that the released recipe uses. The user supplies the weights; none ship with the project.
/// Accepts torchvision's file (<c>features.0.weight</c>…) and the one of the released code (<c>conv1_1.weight</c>…), which expect different
/// input scaling. It is never trained; gradients pass through it to the picture.
/// </summary>
internal sealed class VggFeatures : IDisposable
{
    private static readonly long[] Ones = [1, 1];
    private static readonly long[] Window = [2, 2];

    // Output channels and convolutions per block, and the number of convolutions up to the layer that is used (relu1_2 … relu5_2).
    private static readonly (int Channels, int Convolutions, int Seen)[] Blocks = [(64, 2, 2), (128, 2, 2), (256, 4, 2), (512, 4, 2), (512, 2, 2)];

    private readonly List<(Tensor Weight, Tensor Bias)[]> _blocks = [];
    private readonly Tensor _scale;
    private readonly Tensor _shift;
    private readonly bool _blueFirst;
    private readonly ScalarType _type;

    /// <param name="file">File of the weights.</param>
    /// <param name="device">Device to run on.</param>
    /// <param name="computeType">Compute type of the convolutions.</param>
    /// <exception cref="CheckpointException">The file cannot be read or is not VGG-19.</exception>
    public VggFeatures(string file, Device device, ScalarType computeType)
    {
        using var scope = NewDisposeScope();
        using var checkpoint = CheckpointReader.Read(file);
        _type = computeType;
        _blueFirst = checkpoint.Tensors.ContainsKey("conv1_1.weight");
        var (input, layer) = (3, 0);
        List<string> problems = [];
        for (var block = 0; block < Blocks.Length; block++)
        {
            var (channels, convolutions, _) = Blocks[block];
            var loaded = new (Tensor, Tensor)[convolutions];
            for (var i = 0; i < convolutions; i++)
            {
                var key = FormattableString.Invariant(_blueFirst ? $"conv{block + 1}_{i + 1}" : (FormattableString)$"features.{layer}");
                loaded[i] = (Take(key + ".weight", channels, input, 3, 3), Take(key + ".bias", channels));
                input = channels;
                layer += 2; // a ReLU follows
            }

            _blocks.Add(loaded);
            layer++; // a pooling follows
        }

        if (problems.Count > 0)
        {
            throw new CheckpointException(CheckpointError.ArchitectureMismatch, $"It is no VGG-19: {string.Join("; ", problems)}.");
        }

        // Converts −1..1 to the training range of the weights: ImageNet's mean and deviation, or bytes minus their mean in BGR order.
        (_scale, _shift) = _blueFirst
            ? (Row(127.5f, 127.5f, 127.5f), Row(127.5f - 103.939f, 127.5f - 116.779f, 127.5f - 123.68f))
            : (Row(0.5f / 0.229f, 0.5f / 0.224f, 0.5f / 0.225f), Row(0.015f / 0.229f, 0.044f / 0.224f, 0.094f / 0.225f));

        Tensor Take(string key, params long[] shape)
        {
            if (!checkpoint.Tensors.TryGetValue(key, out var stored) || !stored.shape.SequenceEqual(shape))
            {
                problems.Add($"{key} is missing, or is not {string.Join('×', shape)}");
                return empty(0);
            }

            return stored.to(_type, device, copy: true).DetachFromDisposeScope();
        }

        Tensor Row(params float[] values) => tensor(values).to(device, copy: true).reshape(1, 3, 1, 1).DetachFromDisposeScope();
    }

    /// <param name="picture">B×3×H×W, −1..1, sides of at least 16.</param>
    /// <returns>relu1_2, relu2_2, relu3_2, relu4_2 and relu5_2 as float32: B×64×H×W to B×512×H/16×W/16.</returns>
    public Tensor[] forward(Tensor picture)
    {
        var ordered = _blueFirst ? picture.flip(1) : picture;
        var x = ordered.mul(_scale).add(_shift, Scalars.One).to(_type);
        var seen = new Tensor[Blocks.Length];
        for (var block = 0; block < Blocks.Length; block++)
        {
            x = block == 0 ? x : nn.functional.max_pool2d(x, Window);
            for (var i = 0; i < _blocks[block].Length; i++)
            {
                var (weight, bias) = _blocks[block][i];
                x = nn.functional.conv2d(x, weight, bias, strides: Ones, padding: Ones, dilation: Ones).relu();
                if (i + 1 == Blocks[block].Seen)
                {
                    seen[block] = x.to(ScalarType.Float32);
                }
            }
        }

        return seen;
    }

    /// <summary>Computes the same without gradients.</summary>
    public Tensor[] Look(Tensor picture)
    {
        using var gradients = no_grad();
        return forward(picture);
    }

    public void Dispose()
    {
        foreach (var (weight, bias) in _blocks.SelectMany(block => block))
        {
            weight.Dispose();
            bias.Dispose();
        }

        _scale.Dispose();
        _shift.Dispose();
    }
}
