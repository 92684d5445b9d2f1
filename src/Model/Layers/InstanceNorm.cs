using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// Instance norm without affine parameters (biased variance, epsilon 1e-5), with float32 statistics for every element type. All methods
/// take and return B×C×H×W and may reuse the input's memory for the result.
/// </summary>
internal static class InstanceNorm
{
    private const double Epsilon = 1e-5;

    /// <summary>Computes act(norm(x)).</summary>
    public static Tensor forward(Tensor x, Activation activation = Activation.None)
    {
        if (ChannelsLast.Fits(x))
        {
            return InstanceRows.Apply(x, Epsilon, activation.Slope(), null);
        }

        using var scope = NewDisposeScope();
        if (FusedGradients.For(x) is { } fused)
        {
            return fused.NormalizeInstance(ChannelsLast.Arrange(x), Epsilon, activation.Slope(), null).MoveToOuterDisposeScope();
        }

        return activation.Apply(nn.functional.instance_norm(x, eps: Epsilon)).MoveToOuterDisposeScope();
    }

    /// <summary>Computes prelu(norm(x) + residual).</summary>
    /// <param name="x">Tensor to normalise.</param>
    /// <param name="slope">PReLU's parameter, a single number.</param>
    /// <param name="residual">Added before the activation.</param>
    public static Tensor forward(Tensor x, Tensor slope, Tensor? residual = null)
    {
        if (ChannelsLast.Fits(x))
        {
            return InstanceRows.Apply(x, Epsilon, slope.item<float>(), residual);
        }

        using var scope = NewDisposeScope();
        if ((residual is null ? FusedGradients.For(x) : FusedGradients.For(x, residual)) is { } fused)
        {
            var added = residual is null ? null : ChannelsLast.Arrange(residual);
            return fused.NormalizeInstance(ChannelsLast.Arrange(x), Epsilon, slope, added).MoveToOuterDisposeScope();
        }

        var y = nn.functional.instance_norm(x, eps: Epsilon);
        y = residual is null ? y : y.add_(residual, Scalars.One);
        return y.prelu(slope.to(y.dtype)).MoveToOuterDisposeScope();
    }
}
