using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops;

/// <summary>Normalises pixels to vectors of length 1 over their channels. All methods take and return B×C×H×W.</summary>
internal static class UnitVectors
{
    /// <summary>Computes x / (|x| + 1e-10).</summary>
    public static Tensor Normalize(Tensor x)
    {
        if (ChannelsLast.Fits(x))
        {
            return UnitRows.Normalize(x);
        }

        using var scope = NewDisposeScope();
        return x.div(x.norm(1, keepdim: true).add(Scalars.NormEpsilon, Scalars.One)).MoveToOuterDisposeScope();
    }

    /// <summary>Normalises x minus its mean over channels, as float32.</summary>
    public static Tensor CenterAndNormalize(Tensor x)
    {
        if (ChannelsLast.Fits(x))
        {
            return UnitRows.CenterAndNormalize(x);
        }

        using var scope = NewDisposeScope();
        x = x.to(ScalarType.Float32);
        return Normalize(x.sub(x.mean([1], keepdim: true))).MoveToOuterDisposeScope();
    }
}
