using System.Globalization;
using CoCosNet.Inference.Layers;
using CoCosNet.Inference.Ops;
using CoCosNet.Inference.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Features;

/// <summary>Names the classes of an exemplar that came without a map, from its pyramid's features, so that <see cref="FeatureAnchors"/> have
/// something to hold on to.</summary>
internal sealed class LabelHead
{
    private readonly Convolution[] _levels;

    public LabelHead(ParameterScope scope, int featureChannels, int labels)
    {
        _levels = [.. PyramidEncoder.Channels(featureChannels).Select((channels, level) => new Convolution(
            scope.At(level.ToString(CultureInfo.InvariantCulture)), new ConvolutionShape(channels, labels, 1)))];
    }

    /// <param name="features">The exemplar's pyramid, coarse to fine.</param>
    /// <returns>Four float32 tensors B×L×h×w of logits.</returns>
    public Tensor[] forward(Tensor[] features) =>
        [.. features.Select((level, i) => _levels[i].forward(level).to(ScalarType.Float32))];

    /// <summary>Whether a map has a label everywhere.</summary>
    /// <param name="map">B×L×H×W.</param>
    public static bool IsComplete(Tensor map)
    {
        using var scope = NewDisposeScope();
        return map.sum(1).ge(Scalars.One).all().item<bool>();
    }

    /// <summary>Shares of each class: the map's where it has a label, the head's elsewhere.</summary>
    /// <param name="map">B×L×h×w, pooled to the level's size.</param>
    /// <param name="logits">B×L×h×w.</param>
    public static Tensor Complete(Tensor map, Tensor logits)
    {
        var unknown = map.sum(1, keepdim: true).neg().add(Scalars.One, Scalars.One).clamp(Scalars.Zero, Scalars.One);
        return map.add(logits.softmax(1).mul(unknown), Scalars.One);
    }
}
