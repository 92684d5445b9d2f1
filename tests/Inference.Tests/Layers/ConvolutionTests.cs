using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Layers;

/// <summary>Convolutions against the plain sums of float64, for channels that fill no block of oneDNN's (see <see cref="CpuLayout"/>).</summary>
public sealed class ConvolutionTests
{
    public static readonly TheoryData<int, int, int, bool> Shapes = new()
    {
        { 3, 16, 3, true }, { 16, 3, 3, false }, { 17, 16, 5, false }, { 20, 8, 3, true }, { 23, 23, 3, false },
        { 23, 128, 3, true }, { 24, 48, 1, false }, { 32, 20, 3, true }, { 40, 1, 3, false },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_OfAnyChannels_IsTheSum(int input, int output, int kernel, bool reflect)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var parameters = new FormulaParameters(1, "layer");
        var x = Input(input);
        var y = new Convolution(parameters.Root, Shape(input, output, kernel, reflect)).forward(x);
        Assert.InRange(Compare.RelativeError(Expected(x, parameters, kernel, reflect).to(ScalarType.Float32), y), 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_InBfloat16_IsTheSumToItsPrecision(int input, int output, int kernel, bool reflect)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var parameters = new FormulaParameters(1, "layer", ScalarType.BFloat16);
        var x = Input(input);
        var y = new Convolution(parameters.Root, Shape(input, output, kernel, reflect)).forward(x);
        Assert.InRange(Compare.RelativeError(Expected(x, parameters, kernel, reflect).to(ScalarType.Float32), y), 0, 2e-2);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Backward_OfAnyChannels_IsTheGradientOfTheSum(int input, int output, int kernel, bool reflect)
    {
        foreach (var (type, tolerance) in new[] { (ScalarType.Float32, 1e-5), (ScalarType.BFloat16, 3e-2) })
        {
            using var scope = NewDisposeScope();
            using var parameters = new FormulaParameters(1, "layer", type, trained: true);
            var x = Input(input).requires_grad_(true);
            var y = new Convolution(parameters.Root, Shape(input, output, kernel, reflect)).forward(x);
            var direction = tensor(GoldenFormula.Symmetric("direction", y.numel())).reshape(y.shape);
            y.backward([direction]);

            var plain = x.detach().clone().requires_grad_(true);
            Expected(plain, parameters, kernel, reflect).backward([direction.to(ScalarType.Float64)]);
            Assert.InRange(Compare.RelativeError(plain.grad!, x.grad!), 0, tolerance);
        }
    }

    private static ConvolutionShape Shape(int input, int output, int kernel, bool reflect) => new(input, output, kernel) { Reflect = reflect };

    private static Tensor Input(int channels) =>
        tensor(GoldenFormula.Symmetric("input", channels * 36L * 36)).reshape(1, channels, 36, 36);

    private static Tensor Expected(Tensor x, FormulaParameters parameters, int kernel, bool reflect)
    {
        var margin = kernel / 2;
        var wide = x.to(ScalarType.Float64);
        wide = nn.functional.pad(wide, [margin, margin, margin, margin], reflect ? PaddingModes.Reflect : PaddingModes.Constant);
        var (weight, bias) = (parameters.Taken["weight"].detach(), parameters.Taken["bias"].detach());
        return nn.functional.conv2d(wide, weight.to(ScalarType.Float64), bias.to(ScalarType.Float64));
    }
}
