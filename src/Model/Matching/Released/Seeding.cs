using CoCosNet.Model.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Released;

/// <summary>Makes the first candidates of a level from the matches of the next coarser one.</summary>
internal static class Seeding
{
    /// <summary>Steps added to twice the coarse offset, in rows and in columns: 16 candidates, k = 4·a + b.</summary>
    private static readonly float[] Steps = [-2, 0, 2, 4];

    /// <param name="best">B×1×h×w int64: each coarse pixel's match, a flat index of the coarse grid.</param>
    /// <param name="coarse">Grid of the next coarser level.</param>
    /// <returns>B×16×2h×2w offsets; the four children of a coarse pixel get the same ones.</returns>
    public static Candidates Seed(Tensor best, PixelGrid coarse)
    {
        using var scope = NewDisposeScope();
        var match = coarse.ToOffsets(best);
        float[] rowSteps = [.. Steps.SelectMany(a => Steps.Select(_ => a))];
        float[] columnSteps = [.. Steps.SelectMany(_ => Steps)];
        return new Candidates(Spread(match.Rows, rowSteps), Spread(match.Columns, columnSteps)).MoveToOuterDisposeScope();
    }

    private static Tensor Spread(Tensor offsets, float[] steps)
    {
        var step = tensor(steps, device: offsets.device).reshape(1, Candidates.Kept, 1, 1);
        return Resize.NearestTwice(offsets.mul(Scalars.Two).add(step, Scalars.One));
    }
}
