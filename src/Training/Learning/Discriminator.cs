using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// A patch discriminator at several scales: each takes map and picture together, at half the size of the previous one. Spectral norm, leaky
/// ReLU, hinge loss, as in the released recipe.
/// </summary>
internal sealed class Discriminator
{
    private const int Layers = 3;

    private readonly Convolution[][] _scales;

    /// <param name="scope">Scope of the discriminator's parameters.</param>
    /// <param name="inputChannels">Channels of map and picture together.</param>
    /// <param name="channels">Channels after the first layer, doubled by each further layer.</param>
    /// <param name="scales">Number of scales.</param>
    public Discriminator(ParameterScope scope, int inputChannels, int channels, int scales)
    {
        _scales = [.. Enumerable.Range(0, scales).Select(scale => Build(scope.At($"scale{scale}"), inputChannels, channels))];
    }

    /// <param name="map">B×L×H×W.</param>
    /// <param name="picture">B×3×H×W, −1..1.</param>
    /// <returns>For each scale the features of every layer; the last is the verdict, B×1×h×w.</returns>
    public Tensor[][] forward(Tensor map, Tensor picture)
    {
        var x = cat([map, picture], 1);
        var all = new Tensor[_scales.Length][];
        for (var scale = 0; scale < all.Length; scale++)
        {
            all[scale] = Judge(_scales[scale], x);
            x = Resize.Pool(x, 2);
        }

        return all;
    }

    private static Tensor[] Judge(Convolution[] layers, Tensor x)
    {
        var features = new Tensor[layers.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            x = layers[i].forward(x);
            x = i == layers.Length - 1 ? x : x.leaky_relu(Scalars.LeakySlope);
            features[i] = x;
        }

        return features;
    }

    private static Convolution[] Build(ParameterScope scope, int input, int channels)
    {
        var layers = new Convolution[Layers + 2];
        layers[0] = new Convolution(scope.At("layer0"), new ConvolutionShape(input, channels, 3) { Stride = 2, Spectral = true });
        for (var i = 1; i <= Layers; i++)
        {
            var shape = new ConvolutionShape(channels << (i - 1), channels << i, 3) { Stride = i == Layers ? 1 : 2, Spectral = true };
            layers[i] = new Convolution(scope.At($"layer{i}"), shape);
        }

        layers[^1] = new Convolution(scope.At("verdict"), new ConvolutionShape(channels << Layers, 1, 3) { Spectral = true });
        return layers;
    }
}
