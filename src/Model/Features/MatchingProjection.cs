using System.Globalization;
using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// Turns a pyramid's features into unit vectors whose dot products are matching scores (<c>theta</c> of the map, <c>phi</c> of the
/// exemplar): L2 norm, 1×1 convolution, channel mean removed, L2 norm.
/// </summary>
internal sealed class MatchingProjection
{
    private readonly Convolution[] _projections;

    /// <param name="scope">The correspondence's state dict.</param>
    /// <param name="name">Name of the parameters without the level.</param>
    /// <param name="featureChannels">f.</param>
    /// <param name="levels">Levels of the pyramid to project.</param>
    public MatchingProjection(ParameterScope scope, string name, int featureChannels, Range levels)
    {
        var channels = PyramidEncoder.Channels(featureChannels);
        var (first, count) = levels.GetOffsetAndLength(PyramidEncoder.Levels);
        _projections = new Convolution[count];
        for (var i = 0; i < count; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{name}_{first + i}");
            _projections[i] = new Convolution(scope.At(key), new ConvolutionShape(channels[first + i], featureChannels, 1));
        }
    }

    /// <param name="features">The pyramid's levels to project, coarse to fine.</param>
    /// <returns>One float32 tensor B×f×H×W per level; each pixel has length 1.</returns>
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
