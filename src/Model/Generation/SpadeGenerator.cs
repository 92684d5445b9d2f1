using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Generation;

/// <summary>
/// The SPADE generator: upsamples from the condition at 1/32 of the size to the picture; every block is conditioned on the warps of all
/// levels and the semantic map.
/// </summary>
internal sealed class SpadeGenerator
{
    private readonly Convolution _first;
    private readonly SpadeBlock[] _blocks;
    private readonly Convolution _image;

    public SpadeGenerator(ParameterScope scope, int conditionChannels, int generatorChannels, int spadeChannels = SpadeNorms.ReleasedHiddenChannels)
    {
        var g = generatorChannels;
        _first = new Convolution(scope.At("fc"), new ConvolutionShape(conditionChannels, 8 * g, 3));
        _blocks =
        [
            new SpadeBlock(scope.At("head_0"), 8 * g, 8 * g, conditionChannels, spadeChannels),
            new SpadeBlock(scope.At("G_middle_0"), 8 * g, 8 * g, conditionChannels, spadeChannels),
            new SpadeBlock(scope.At("G_middle_1"), 8 * g, 8 * g, conditionChannels, spadeChannels),
            new SpadeBlock(scope.At("up_0"), 8 * g, 8 * g, conditionChannels, spadeChannels),
            new SpadeBlock(scope.At("up_1"), 8 * g, 4 * g, conditionChannels, spadeChannels),
            new SpadeBlock(scope.At("up_2"), 4 * g, 2 * g, conditionChannels, spadeChannels),
            new SpadeBlock(scope.At("up_3"), 2 * g, g, conditionChannels, spadeChannels),
        ];
        _image = new Convolution(scope.At("conv_img"), new ConvolutionShape(g, 3, 3));
    }

    /// <param name="map">The condition, B×C×H×W in the compute type: four warps at full size, their confidences if the mode has them, and
    /// the semantic map; sides are multiples of 32.</param>
    /// <returns>B×3×H×W float32, −1..1.</returns>
    public Tensor forward(Tensor map)
    {
        using var scope = NewDisposeScope();
        using var condition = new Condition(map);
        var x = _first.forward(Resize.Nearest(map, map.shape[2] / 32, map.shape[3] / 32));
        for (var i = 0; i < _blocks.Length; i++)
        {
            // G_middle_0 and G_middle_1 share a size; every other step doubles it.
            using var step = NewDisposeScope();
            var input = i is 0 or 2 ? x : Resize.NearestTwice(x);
            if (!ReferenceEquals(input, x))
            {
                x.Dispose();
            }

            var next = _blocks[i].forward(input, condition).MoveToOuterDisposeScope();
            input.Dispose();
            x = next;
        }

        return Channels.ToPlanes(_image.forward(Activation.LeakyRelu.Apply(x))).tanh_().MoveToOuterDisposeScope();
    }
}
