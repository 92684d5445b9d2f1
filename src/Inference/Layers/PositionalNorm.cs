using CoCosNet.Inference.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Layers;

/// <summary>PONO: every pixel is normalised across its channels, with the unbiased variance (C−1) that the released code uses.</summary>
internal static class PositionalNorm
{
    public static Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var (variance, mean) = x.var_mean(1, unbiased: true, keepdim: true);
        return x.sub(mean).mul_(variance.add_(Scalars.PositionalEpsilon).rsqrt()).MoveToOuterDisposeScope();
    }
}
