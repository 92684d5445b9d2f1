using System.Globalization;
using CoCosNet.Inference.Layers;
using CoCosNet.Inference.Ops;
using CoCosNet.Inference.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Features;

/// <summary>Turns a pyramid's features into unit vectors whose products are matching scores (<c>theta</c> of the map,
/// <c>phi</c> of the exemplar): L2 norm, 1×1 convolution, channel mean removed, L2 norm.</summary>
internal sealed class MatchingProjection
{
    private readonly Convolution[] _projections;

    /// <param name="scope">The correspondence's state dict.</param>
    /// <param name="name">Of the parameters, less the level.</param>
    /// <param name="featureChannels">f.</param>
    /// <param name="levels">Of the pyramid.</param>
    public MatchingProjection(ParameterScope scope, string name, int featureChannels, int levels = PyramidEncoder.Levels)
    {
        var channels = PyramidEncoder.Channels(featureChannels);
        _projections = new Convolution[levels];
        for (var level = 0; level < levels; level++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{name}_{level}");
            _projections[level] = new Convolution(scope.At(key), new ConvolutionShape(channels[level], featureChannels, 1));
        }
    }

    /// <param name="features">The pyramid's levels, coarse to fine.</param>
    /// <returns>As many float32 tensors B×f×H×W, each pixel of length 1.</returns>
    public Tensor[] forward(Tensor[] features)
    {
        var projected = new Tensor[features.Length];
        for (var level = 0; level < features.Length; level++)
        {
            using var scope = NewDisposeScope();
            var x = _projections[level].forward(UnitVectors.Normalize(features[level]));
            projected[level] = UnitVectors.CenterAndNormalize(x).MoveToOuterDisposeScope();
        }

        return projected;
    }
}
