using System.Globalization;
using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// The convolutions of ResNet-18 (He et al. 2016) with folded batch norms. They are not trained: no gradient passes through.
/// </summary>
internal sealed class ResNet18
{
    /// <summary>Channels after the first stage; every later stage doubles them.</summary>
    public const int Width = 64;

    /// <summary>Blocks of each stage. The weights that are used have a third block in the fourth.</summary>
    public static readonly int[] Blocks = [2, 2, 2, 3];

    /// <summary>Mean colour of the pictures that the weights were trained on, of 255: red, green, blue.</summary>
    private static readonly float[] Mean = [123.1516f, 115.9029f, 103.0626f];

    private readonly Convolution _stem;
    private readonly ResNetBlock[][] _stages;
    private readonly Tensor _mean;

    /// <param name="scope">The weights: <c>stem</c>, and <c>STAGE.BLOCK.first</c>, <c>second</c> and <c>shortcut</c>.</param>
    /// <param name="stages">Number of stages, 1 to 4.</param>
    public ResNet18(ParameterScope scope, int stages)
    {
        _stem = new Convolution(scope.At("stem"), new ConvolutionShape(3, Width, 7) { Stride = 2, Relu = true });
        _stages = [.. Blocks.Take(stages).Select((count, stage) => Enumerable.Range(0, count).Select(block => Block(scope, stage, block)).ToArray())];
        using var derived = NewDisposeScope();
        _mean = scope.Source.Keep(tensor(Array.ConvertAll(Mean, value => (value / 127.5f) - 1)).reshape(1, 3, 1, 1).to(scope.Source.Device, copy: true));
    }

    /// <param name="type">Compute type.</param>
    /// <param name="picture">B×3×H×W, −1..1; sides are multiples of twice the coarsest stride.</param>
    /// <returns>The result of each stage: B×64×H/4×W/4, B×128×H/8×W/8, and so on, of the compute type.</returns>
    public Tensor[] forward(ScalarType type, Tensor picture)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var x = _stem.forward(Channels.Join(type, picture.sub(_mean)));
        x = nn.functional.max_pool2d(x, 3, stride: 2, padding: 1);
        var results = new Tensor[_stages.Length];
        for (var stage = 0; stage < results.Length; stage++)
        {
            foreach (var block in _stages[stage])
            {
                x = block.forward(x);
            }

            results[stage] = x;
        }

        return Array.ConvertAll(results, result => result.MoveToOuterDisposeScope());
    }

    private static ResNetBlock Block(ParameterScope scope, int stage, int block)
    {
        var halves = stage > 0 && block == 0;
        var output = Width << stage;
        return new ResNetBlock(scope.At(string.Create(CultureInfo.InvariantCulture, $"{stage}.{block}")), halves ? output / 2 : output, output, halves);
    }
}
