using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Losses;

/// <summary>True flow at one level of the pyramid.</summary>
/// <param name="Rows">B×1×h×w: row in the exemplar, in pixels of the level; undefined where the mask is 0.</param>
/// <param name="Columns">B×1×h×w: column in the exemplar, likewise.</param>
/// <param name="Mask">B×1×h×w: 1 where the flow is known.</param>
internal sealed record FlowTargets(Tensor Rows, Tensor Columns, Tensor Mask)
{
    private static readonly Scalar Half = Scalars.Of(0.5f);
    private static readonly Scalar MinusHalf = Scalars.Of(-0.5f);
    private static readonly Scalar AlmostAll = Scalars.Of(0.999f);

    /// <param name="flow">B×2×H×W: rows, then columns, in pixels of the full size.</param>
    /// <param name="mask">B×1×H×W.</param>
    /// <param name="factor">Downscaling factor of the level.</param>
    public static FlowTargets At(Tensor flow, Tensor mask, int factor)
    {
        var known = flow.mul(mask);
        if (factor == 1)
        {
            return new FlowTargets(known.narrow(1, 0, 1), known.narrow(1, 1, 1), mask);
        }

        // The target of a coarse pixel is the mean over its fine pixels; it is known only if all of these are.
        var pooled = nn.functional.avg_pool2d(known, factor);
        var all = nn.functional.avg_pool2d(mask, factor).ge(AlmostAll).to(ScalarType.Float32);
        var size = Scalars.Of(factor);
        var level = pooled.add(Half, Scalars.One).div(size).add(MinusHalf, Scalars.One);
        GC.KeepAlive(size);
        return new FlowTargets(level.narrow(1, 0, 1), level.narrow(1, 1, 1), all);
    }

    /// <summary>Flat indices of the nearest pixels, B×1×h×w int64.</summary>
    public Tensor Nearest()
    {
        long height = Rows.shape[2], width = Rows.shape[3];
        var (lastRow, lastColumn, size) = (Scalars.Of(height - 1), Scalars.Of(width - 1), Scalars.Of(width));
        var row = Rows.round().clamp(Scalars.Zero, lastRow);
        var column = Columns.round().clamp(Scalars.Zero, lastColumn);
        var index = row.mul(size).add(column, Scalars.One).to(ScalarType.Int64);
        GC.KeepAlive(lastRow);
        GC.KeepAlive(lastColumn);
        GC.KeepAlive(size);
        return index;
    }
}
