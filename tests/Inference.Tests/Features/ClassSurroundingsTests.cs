using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Features;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Features;

public sealed class ClassSurroundingsTests
{
    private const int Labels = 3;
    private const int Height = 24;
    private const int Width = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    public void Of_AnyRadius_IsWhatPlainOperationsGive(int radius)
    {
        using var scope = NewDisposeScope();
        var shares = Shares(batch: 2);

        var (kernel, plain) = (SurroundingsKernel.Of(shares, radius), ClassSurroundings.Plain(shares, radius));

        Assert.Equal(plain.shape, kernel.shape);
        Assert.InRange(kernel.sub(plain).abs().max().item<float>(), 0, 2e-3f);
    }

    [Fact]
    public void Of_AMirroredMap_IsTheSameMirrored()
    {
        using var scope = NewDisposeScope();
        var shares = Shares(batch: 1);

        var (straight, mirrored) = (ClassSurroundings.Of(shares, 3), ClassSurroundings.Of(shares.flip(3), 3).flip(3));

        Assert.InRange(straight.sub(mirrored).abs().max().item<float>(), 0, 2e-3f);
    }

    [Fact]
    public void Of_OneClassAbove_SaysSoAboveOnly()
    {
        using var scope = NewDisposeScope();
        var shares = zeros(1, 2, 16, 16);
        shares[0, 0, ..8] = 1;
        shares[0, 1, 8..] = 1;

        var around = ClassSurroundings.Of(shares, 2);

        // Of a pixel just below the border: class 0 above, class 1 below.
        Assert.True(around[0, 0, 8, 8].item<float>() > 0.7f);
        Assert.InRange(around[0, 2, 8, 8].item<float>(), 0, 0.45f);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Join_WithoutGradient_IsWhatPlainOperationsGive(bool features, bool finest)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var learned = !features ? null : nn.functional.normalize(tensor(GoldenFormula.Symmetric("learned", 2 * 4 * Height * Width)).reshape(2, 4, Height, Width), dim: 1);
        var shares = Shares(batch: 2);
        shares[1, 2] = 0;

        var joined = FeatureAnchors.Join(learned, shares, finest);

        var plain = FeatureAnchors.Plain(learned, shares, FeatureAnchors.Place(Height, Width, CPU), FeatureAnchors.Parts(Width, finest));
        Assert.Equal(plain.shape, joined.shape);
        Assert.InRange(joined.sub(plain).abs().max().item<float>(), 0, 2e-3f);
    }

    /// <summary>Blocks of classes with some that are mixed.</summary>
    private static Tensor Shares(int batch)
    {
        var noise = tensor(GoldenFormula.Symmetric("shares", batch * Labels * 12)).reshape(batch, Labels, 3, 4);
        return nn.functional.interpolate(noise, size: [Height, Width], mode: InterpolationMode.Bilinear).mul(20).softmax(1);
    }
}
