using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Support;

/// <summary>The goldens' measures.</summary>
internal static class Compare
{
    /// <summary>Largest difference, over the largest expected magnitude.</summary>
    public static double RelativeError(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        return expected.sub(actual).abs().max().ToSingle() / Math.Max(1e-12, expected.abs().max().ToSingle());
    }

    /// <summary>Share of equal elements, 0..1.</summary>
    public static double EqualShare(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.numel(), actual.numel());
        return expected.to(ScalarType.Int64).flatten().eq(actual.to(ScalarType.Int64).flatten()).to(ScalarType.Float64).mean().ToDouble();
    }

    /// <summary>Peak signal to noise in dB for a range of 2 (−1..1).</summary>
    public static double Psnr(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        var error = expected.sub(actual).to(ScalarType.Float64).square().mean().ToDouble();
        return 10 * Math.Log10(4 / Math.Max(error, 1e-20));
    }

    /// <summary>Every n-th row and column of planes, so that they are of the golden's size.</summary>
    public static Tensor ThinTo(Tensor planes, Tensor golden)
    {
        var step = planes.shape[2] / golden.shape[2];
        return planes.slice(2, 0, planes.shape[2], step).slice(3, 0, planes.shape[3], step);
    }
}
