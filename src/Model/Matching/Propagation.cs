using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>PatchMatch's propagation: every pixel also considers its two neighbours' offsets.</summary>
internal static class Propagation
{
    /// <param name="own">B×K×H×W offsets.</param>
    /// <param name="axis">Axis of the neighbours.</param>
    /// <returns>B×3K×H×W: [left or upper, own, right or lower]; beyond the border an offset is zero.</returns>
    public static Candidates Propagate(Candidates own, Axis axis) => new(Gather(own.Rows, axis), Gather(own.Columns, axis));

    private static Tensor Gather(Tensor offsets, Axis axis)
    {
        using var scope = NewDisposeScope();
        int dimension = axis == Axis.Horizontal ? 3 : 2;
        var length = offsets.shape[dimension];
        long[] padding = axis == Axis.Horizontal ? [1, 1, 0, 0] : [0, 0, 1, 1];
        var padded = nn.functional.pad(offsets, padding);
        return cat([padded.narrow(dimension, 0, length), offsets, padded.narrow(dimension, 2, length)], 1).MoveToOuterDisposeScope();
    }
}
