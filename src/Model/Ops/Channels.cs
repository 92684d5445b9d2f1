using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops;

/// <summary>Concatenates tensors along their channels, in the compute type of the next layer.</summary>
internal static class Channels
{
    /// <param name="type">The result's type.</param>
    /// <param name="parts">Tensors B×Ci×H×W, float32 or of that type.</param>
    /// <returns>B×ΣCi×H×W; a single part of that type is returned unchanged.</returns>
    public static Tensor Join(ScalarType type, params Tensor[] parts)
    {
        using var scope = NewDisposeScope();
        if (parts.Length == 1 && parts[0].dtype == type)
        {
            return parts[0].alias().MoveToOuterDisposeScope();
        }

        if (type == ScalarType.BFloat16 && Array.TrueForAll(parts, JoinedRows.Takes))
        {
            return JoinedRows.Join(parts).MoveToOuterDisposeScope();
        }

        var joined = parts.Length == 1 ? parts[0] : cat(Array.ConvertAll(parts, part => part.to(type)), 1);
        return joined.to(type).MoveToOuterDisposeScope();
    }

    /// <summary>Copies a range of a tensor's channels.</summary>
    public static Tensor Slice(Tensor x, long first, long count) => ReflectPadding.Pad(x, default, first, count);

    /// <summary>The tensor as contiguous float32 B×C×H×W.</summary>
    public static Tensor ToPlanes(Tensor x)
    {
        if (ChannelsLast.Fits(x))
        {
            return JoinedRows.ToPlanes(x);
        }

        using var scope = NewDisposeScope();
        return x.to(ScalarType.Float32).contiguous().MoveToOuterDisposeScope();
    }
}
