using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Layers;
using CoCosNet.Model.Matching.Released;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Layers;

/// <summary>Fused bfloat16 operations against the plain ones on the same numbers in float32: they may differ by the rounding of what
/// they write, 2⁻⁸ of it; layers of several steps by a few of those.</summary>
public sealed class FusedLayerTests : IDisposable
{
    private const double Rounding = 4.5e-3;

    /// <summary>Batch, channels, height, width: whole vectors, their tails, pictures smaller than a band of rows.</summary>
    public static readonly TheoryData<int, int, int, int> Shapes = new()
    {
        { 1, 32, 20, 34 }, { 2, 16, 9, 7 }, { 1, 23, 33, 12 }, { 1, 4, 2, 3 }, { 2, 40, 41, 150 },
    };

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly IDisposable _gradients = no_grad();

    public void Dispose()
    {
        _gradients.Dispose();
        _scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void InstanceNorm_WithResidualAndActivation_IsThePlainOne(int batch, int channels, int height, int width)
    {
        var x = Random("x", batch, channels, height, width).add(3f).to(ScalarType.BFloat16).to(ScalarType.Float32);
        var residual = Random("residual", batch, channels, height, width);
        var slope = full(1, 0.25f);
        Close(InstanceNorm.forward(Wide(x), slope, Wide(residual)), InstanceNorm.forward(x.clone(), slope, residual));
        Close(InstanceNorm.forward(Wide(x), Activation.LeakyRelu), InstanceNorm.forward(x.clone(), Activation.LeakyRelu));
        Close(InstanceNorm.forward(Wide(x), Activation.Relu), InstanceNorm.forward(x.clone(), Activation.Relu));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Modulate_WithActivation_IsThePlainOne(int batch, int channels, int height, int width)
    {
        var x = Random("x", batch, channels, height, width);
        var modulation = Random("modulation", batch, 2 * channels, height, width);
        Close(PositionalNorm.Modulate(Wide(x), Wide(modulation), Activation.LeakyRelu), PositionalNorm.Modulate(x, modulation, Activation.LeakyRelu));
        Close(PositionalNorm.Modulate(Wide(x), Wide(modulation), Activation.None), PositionalNorm.Modulate(x, modulation, Activation.None));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Pad_ByAnyBorder_MirrorsTheSamePixels(int batch, int channels, int height, int width)
    {
        var x = Random("x", batch, channels, height, width);
        foreach (var border in new[] { new Border(1, 1), new Border(0, 1, 1, 0), new Border(1, 0, 2, 1), default })
        {
            Equal(ReflectPadding.Pad(Wide(x), border), ReflectPadding.Pad(x, border));
            Equal(ReflectPadding.Pad(Wide(x), border, 1, channels - 2), ReflectPadding.Pad(x, border, 1, channels - 2));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void BilinearTwiceAndAdd_IsThePlainOne(int batch, int channels, int height, int width)
    {
        var x = Random("x", batch, channels, height, width);
        var other = Random("other", batch, channels, 2 * height, 2 * width);
        Close(Resize.BilinearTwiceAndAdd(Wide(x), Wide(other)), Resize.BilinearTwiceAndAdd(x, other));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void UnitVectors_AreThePlainOnes(int batch, int channels, int height, int width)
    {
        var x = Random("x", batch, channels, height, width);
        Close(UnitVectors.Normalize(Wide(x)), UnitVectors.Normalize(x));
        var centered = UnitVectors.CenterAndNormalize(Wide(x));
        Assert.Equal(ScalarType.Float32, centered.dtype);
        Assert.InRange(Compare.RelativeError(UnitVectors.CenterAndNormalize(x), centered), 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Join_OfAnyLayouts_KeepsEveryNumber(int batch, int channels, int height, int width)
    {
        var (planes, pixels, wide) = (Random("a", batch, channels, height, width), Random("b", batch, 3, height, width), Random("c", batch, 5, height, width));
        var joined = Channels.Join(ScalarType.BFloat16, planes, ChannelsLast.Arrange(pixels), Wide(wide));
        Equal(joined, cat([planes, pixels, wide], 1));
        Assert.Equal(0, Compare.RelativeError(planes, Channels.ToPlanes(Channels.Slice(joined, 0, channels))));
        Equal(Channels.Slice(joined, channels, 3), pixels);
    }

    [Theory]
    [InlineData(16, 16, 20)]
    [InlineData(32, 16, 23)]
    [InlineData(6, 10, 5)]
    public void SpadeBlock_InBands_IsThePlainOneInFloat32(int input, int output, int conditionChannels)
    {
        // 300 columns and 400 hidden channels make several bands of 150 rows.
        const int Height = 150, Width = 300, Hidden = 400;
        var x = Random("x", 1, input, Height, Width);
        var map = Random("map", 1, conditionChannels, 30, 60);
        Tensor Forward(ScalarType type)
        {
            using var parameters = new FormulaParameters(3, "spade", type);
            using var condition = new Condition(map.to(type));
            return new SpadeBlock(parameters.Root, input, output, conditionChannels, Hidden).forward(x.to(type), condition);
        }

        Assert.InRange(Compare.Psnr(Forward(ScalarType.Float32), Forward(ScalarType.BFloat16).to(ScalarType.Float32)), 40, double.MaxValue);
        using var trained = new FormulaParameters(3, "spade", ScalarType.Float32, trained: true);
        using var gradients = enable_grad();
        using var whole = new Condition(map);
        var expected = new SpadeBlock(trained.Root, input, output, conditionChannels, Hidden).forward(x, whole).detach();
        Assert.InRange(Compare.RelativeError(expected, Forward(ScalarType.Float32)), 0, 1e-5);
    }

    [Fact]
    public void SeparableGru_InPlace_IsThePlainOneInFloat32()
    {
        var hidden = Random("hidden", 2, SeparableGru.HiddenChannels, 19, 27);
        var (encoded, flow) = (Random("encoded", 2, 32, 19, 27), Random("flow", 2, 32, 19, 27));
        using var plain = new FormulaParameters(3, "update");
        using var fused = new FormulaParameters(3, "update", ScalarType.BFloat16);
        var expected = new SeparableGru(plain.Root).forward(hidden, encoded, flow);
        var actual = new SeparableGru(fused.Root).forward(Wide(hidden), Wide(encoded), Wide(flow));
        Assert.InRange(Compare.Psnr(expected, actual.to(ScalarType.Float32)), 42, double.MaxValue);
    }

    [Fact]
    public void EveryOperation_OnAnyNumberOfThreads_GivesTheSameBytes()
    {
        var x = Random("x", 1, 24, 120, 90);
        var modulation = Random("modulation", 1, 48, 120, 90);
        var before = get_num_threads();
        try
        {
            var alone = Everything(1);
            Assert.Equal(alone, Everything(2));
            Assert.Equal(alone, Everything(5));
        }
        finally
        {
            set_num_threads(before);
            KernelThreads.Count = Environment.ProcessorCount;
        }

        byte[] Everything(int threads)
        {
            set_num_threads(threads);
            KernelThreads.Count = threads;
            Tensor[] results =
            [
                InstanceNorm.forward(Wide(x)), PositionalNorm.Modulate(Wide(x), Wide(modulation), Activation.LeakyRelu),
                UnitVectors.CenterAndNormalize(Wide(x)), ReflectPadding.Pad(Wide(x), new Border(1, 1)),
            ];
            return [.. results.SelectMany(result => result.permute(0, 2, 3, 1).contiguous().bytes.ToArray())];
        }
    }

    /// <summary>Numbers that bfloat16 holds exactly.</summary>
    private static Tensor Random(string key, int batch, int channels, int height, int width) =>
        tensor(GoldenFormula.Symmetric(key, (long)batch * channels * height * width)).reshape(batch, channels, height, width)
            .to(ScalarType.BFloat16).to(ScalarType.Float32);

    private static Tensor Wide(Tensor x) => ChannelsLast.Arrange(x.to(ScalarType.BFloat16));

    private static void Close(Tensor actual, Tensor expected)
    {
        Assert.Equal(ScalarType.BFloat16, actual.dtype);
        Assert.InRange(Compare.RelativeError(expected, actual.to(ScalarType.Float32)), 0, Rounding);
    }

    private static void Equal(Tensor actual, Tensor expected) => Assert.Equal(0, Compare.RelativeError(expected, actual.to(ScalarType.Float32)));
}
