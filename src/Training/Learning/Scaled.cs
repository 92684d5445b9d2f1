using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>Rooted scalars for training (see <see cref="Scalars"/>), and functions that use them.</summary>
internal static class Scaled
{
    /// <summary>The integer 1, for integer tensors, which take no floating-point factor.</summary>
    public static readonly Scalar Whole = 1L;

    private static readonly Scalar Least = Scalars.Of(1e-6f);
    private static readonly Scalar Charbonnier = Scalars.Of(1e-4f);

    /// <summary>Mean absolute difference, smooth at zero.</summary>
    public static Tensor Difference(Tensor a, Tensor b) => Magnitude(a.sub(b)).mean();

    /// <summary>√(x² + 10⁻⁴), the absolute value with a gradient everywhere.</summary>
    public static Tensor Magnitude(Tensor x) => x.square().add(Charbonnier, Scalars.One).sqrt();

    /// <summary>
    /// Mean of <paramref name="values"/> where <paramref name="mask"/> is 1; 0 if it is 1 nowhere. The shapes are equal or broadcast.
    /// </summary>
    public static Tensor MaskedMean(Tensor values, Tensor mask)
    {
        var wide = mask.expand_as(values);
        return values.mul(wide).sum().div(wide.sum().add(Least, Scalars.One));
    }

    /// <summary>−log x for shares x in 0..1.</summary>
    public static Tensor Surprise(Tensor shares) => shares.add(Charbonnier, Scalars.One).log().neg();
}
