using CoCosNet.Model.Matching.Refined;
using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Losses;

/// <summary>What teaches the ConvGRU: in the released code no gradient reaches it, because its moves only matter through indices. Here the
/// moves themselves are judged.</summary>
internal static class RefinementLosses
{
    /// <summary>Candidates further off than this, in pixels, are for propagation to replace, not for small moves.</summary>
    private static readonly Scalar Reachable = Scalars.Of(6f);

    private static readonly Scalar Two = Scalars.Two;

    /// <summary>Moved candidates should lie at the true place.</summary>
    public static Tensor Flow(RefinementStep step, FlowTargets targets)
    {
        var (rows, columns) = Offsets(targets);
        var (rowError, columnError) = (rows.sub(step.Offsets.Rows), columns.sub(step.Offsets.Columns));
        var reachable = rowError.abs().maximum(columnError.abs()).lt(Reachable).to(ScalarType.Float32).mul(targets.Mask);
        var remaining = Scaled.Magnitude(rowError.sub(step.Delta.Rows)).add(Scaled.Magnitude(columnError.sub(step.Delta.Columns)), Scalars.One);
        return Scaled.MaskedMean(remaining, reachable);
    }

    /// <summary>The exemplar at the best candidate's moved, fractional place should look like the truth: sampling is differentiable in the
    /// place. Serves pictures whose true flow nobody knows.</summary>
    /// <param name="step">A move.</param>
    /// <param name="exemplar">B×3×H×W at the level's size.</param>
    /// <param name="truth">B×3×H×W.</param>
    public static Tensor Look(RefinementStep step, Tensor exemplar, Tensor truth) =>
        Scaled.Difference(Sample(exemplar, step.Offsets.Rows.narrow(1, 0, 1).add(step.Delta.Rows.narrow(1, 0, 1), Scalars.One),
            step.Offsets.Columns.narrow(1, 0, 1).add(step.Delta.Columns.narrow(1, 0, 1), Scalars.One)), truth);

    /// <summary>A picture at fractional places.</summary>
    /// <param name="picture">B×V×H×W.</param>
    /// <param name="rows">B×1×H×W offsets in pixels from the own place.</param>
    /// <param name="columns">Likewise.</param>
    public static Tensor Sample(Tensor picture, Tensor rows, Tensor columns)
    {
        long height = picture.shape[2], width = picture.shape[3];
        var y = rows.squeeze(1).add(Count(height, picture.device).reshape(1, height, 1), Scalars.One);
        var x = columns.squeeze(1).add(Count(width, picture.device).reshape(1, 1, width), Scalars.One);
        var grid = stack([Normal(x, width), Normal(y, height)], 3);
        return nn.functional.grid_sample(picture, grid, mode: GridSampleMode.Bilinear, padding_mode: GridSamplePaddingMode.Border, align_corners: true);
    }

    private static (Tensor Rows, Tensor Columns) Offsets(FlowTargets targets)
    {
        long height = targets.Rows.shape[2], width = targets.Rows.shape[3];
        return (targets.Rows.sub(Count(height, targets.Rows.device).reshape(1, 1, height, 1)),
            targets.Columns.sub(Count(width, targets.Rows.device).reshape(1, 1, 1, width)));
    }

    /// <summary>Places 0..length−1 to −1..1.</summary>
    private static Tensor Normal(Tensor places, long length)
    {
        var last = Scalars.Of(Math.Max(1, length - 1));
        var normal = places.mul(Two).div(last).add(Scalars.MinusOne, Scalars.One);
        GC.KeepAlive(last);
        return normal;
    }

    private static Tensor Count(long length, Device device) =>
        tensor([.. Enumerable.Range(0, (int)length).Select(i => (float)i)], device: device);
}
