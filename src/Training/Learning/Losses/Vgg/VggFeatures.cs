using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Losses.Vgg;

/// <summary>
/// VGG-19 as far as the released recipe looks (<c>relu5_2</c>), with weights that a user has: none ship with the project. Takes torchvision's
/// file (<c>features.0.weight</c>…) and the one of the released code (<c>conv1_1.weight</c>…), which differ in how they want their pictures.
/// Never trained; gradients pass through it to the picture.
/// </summary>
internal sealed class VggFeatures : IDisposable
{
    private static readonly long[] Ones = [1, 1];
    private static readonly long[] Window = [2, 2];

    // Outputs of the convolutions of a block, and how many of them come before the layer that is looked at (relu1_2 … relu5_2).
    private static readonly (int Channels, int Convolutions, int Seen)[] Blocks = [(64, 2, 2), (128, 2, 2), (256, 4, 2), (512, 4, 2), (512, 2, 2)];

    private readonly List<(Tensor Weight, Tensor Bias)[]> _blocks = [];
    private readonly Tensor _scale;
    private readonly Tensor _shift;
    private readonly bool _blueFirst;
    private readonly ScalarType _type;

    /// <param name="file">Of weights.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="computeType">What its convolutions compute in.</param>
    /// <exception cref="CheckpointException">The file cannot be read, or is no VGG-19.</exception>
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

        // From −1..1 to what the weights were trained on: ImageNet's mean and deviation, or bytes less their mean, blue first.
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

    /// <param name="picture">B×3×H×W, −1..1, sides of 16 or more.</param>
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

    /// <summary>The same of a picture that nothing learns from.</summary>
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
