using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// The feature pyramid: a U-net that goes down to an eighth of the size and up again through SPADE blocks conditioned on the pyramid's
/// input. The network has two, one for the semantic map and one for the exemplar with its map.
/// </summary>
internal sealed class PyramidEncoder
{
    /// <summary>Levels of the pyramid, from an eighth of the size to the full size.</summary>
    public const int Levels = 4;

    private readonly NormConvolution _layer1;
    private readonly NormConvolution[] _down;
    private readonly ResidualBlock[] _residual;
    private readonly SpadeBlock[] _up;
    private readonly int _first;

    /// <param name="scope">The pyramid's part of the state dict.</param>
    /// <param name="inputChannels">Channels L of the input.</param>
    /// <param name="featureChannels">f.</param>
    /// <param name="spadeChannels">Width of the norms' small networks.</param>
    /// <param name="levels">Levels to compute.</param>
    public PyramidEncoder(
        ParameterScope scope, int inputChannels, int featureChannels, int spadeChannels, Range levels)
    {
        var f = featureChannels;
        int[] widths = [f, 2 * f, 4 * f, 4 * f, 4 * f];
        _layer1 = new NormConvolution(scope.At("layer1"), inputChannels, f);
        _down = new NormConvolution[4];
        _residual = new ResidualBlock[4];
        for (var i = 0; i < 4; i++)
        {
            var layer = scope.At($"layer{i + 2}");
            _down[i] = new NormConvolution(layer.At("0"), widths[i], widths[i + 1], stride: i == 0 ? 1 : 2);
            _residual[i] = new ResidualBlock(layer.At("1"), widths[i + 1]);
        }

        var channels = Channels(f);
        (string Name, int Width)[] up = [("head_0", 4 * f), ("G_middle_0", 4 * f), ("G_middle_1", 4 * f), ("G_middle_2", 2 * f)];
        (_first, var count) = levels.GetOffsetAndLength(Levels);
        _up = new SpadeBlock[_first + count];
        for (var i = 0; i < _up.Length; i++)
        {
            _up[i] = new SpadeBlock(scope.At(up[i].Name), up[i].Width, channels[i], inputChannels, spadeChannels);
        }
    }

    /// <summary>Channels of each level's features, coarse to fine.</summary>
    public static int[] Channels(int featureChannels) => [4 * featureChannels, 4 * featureChannels, 2 * featureChannels, featureChannels];

    /// <param name="input">B×L×H×W, sides multiples of 8, in the compute type.</param>
    /// <returns>The requested levels of B×4f×H/8×W/8, B×4f×H/4×W/4, B×2f×H/2×W/2, B×f×H×W.</returns>
    public Tensor[] forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        using var condition = new Condition(input);
        var skips = new Tensor[4];
        for (var i = 0; i < 4; i++)
        {
            var x = i == 0 ? _layer1.forward(input, Activation.LeakyRelu) : skips[i - 1].leaky_relu(Scalars.LeakySlope);
            skips[i] = _residual[i].forward(_down[i].forward(x));
            x.Dispose();
        }

        var levels = new Tensor[_up.Length];
        levels[0] = _up[0].forward(skips[3], condition);
        for (var i = 1; i < levels.Length; i++)
        {
            using var step = NewDisposeScope();
            var x = Resize.BilinearTwiceAndAdd(levels[i - 1], skips[3 - i]);
            skips[3 - i].Dispose();
            levels[i] = _up[i].forward(x, condition).MoveToOuterDisposeScope();
        }

        return Array.ConvertAll(levels[_first..], level => level.MoveToOuterDisposeScope());
    }
}
