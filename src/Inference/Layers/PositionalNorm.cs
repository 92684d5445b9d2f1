using CoCosNet.Inference.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Layers;

/// <summary>PONO: every pixel is normalised across its channels, with the unbiased variance (C−1) that the released code uses.</summary>
internal static class PositionalNorm
{
    public static Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var mean = x.mean([1], keepdim: true);
        var deviation = x.var(1, unbiased: true, keepdim: true).add_(Scalars.PositionalEpsilon, Scalars.One).sqrt_();
        return x.sub(mean).div_(deviation).MoveToOuterDisposeScope();
    }
}
