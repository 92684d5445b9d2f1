using CoCosNet.Inference.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching.Refined;

/// <summary>The first candidates of a level in mode <c>refined</c>: around the best match of the level below every single pixel, where the
/// released code seeds even offsets only; and the other matches of the level below.</summary>
internal static class RefinedSeeds
{
    /// <summary>−1, 0 and 1 in rows and columns.</summary>
    public static readonly (float[] Rows, float[] Columns) Around =
        ([-1, -1, -1, 0, 0, 0, 1, 1, 1], [-1, 0, 1, -1, 0, 1, -1, 0, 1]);

    /// <param name="below">Matches of the level below, B×K×h×w flat indices.</param>
    /// <param name="coarse">Its grid.</param>
    /// <returns>B×(9+K−1)×2h×2w offsets.</returns>
    public static Candidates Seed(Tensor below, PixelGrid coarse)
    {
        using var scope = NewDisposeScope();
        var matches = coarse.ToOffsets(below);
        return new Candidates(Enlarge(matches.Rows, Around.Rows), Enlarge(matches.Columns, Around.Columns)).MoveToOuterDisposeScope();
    }

    /// <summary>Candidates beside the best <paramref name="centres"/> ones.</summary>
    public static Candidates Beside(Candidates best, int centres)
    {
        using var scope = NewDisposeScope();
        return new Candidates(Beside(best.Rows, Around.Rows, centres), Beside(best.Columns, Around.Columns, centres)).MoveToOuterDisposeScope();
    }

    private static Tensor Beside(Tensor offsets, float[] steps, int centres)
    {
        var step = tensor(steps, device: offsets.device).reshape(1, steps.Length, 1, 1);
        return cat([.. Enumerable.Range(0, centres).Select(k => offsets.narrow(1, k, 1).add(step, Scalars.One))], 1);
    }

    private static Tensor Enlarge(Tensor offsets, float[] steps)
    {
        var twice = offsets.mul(Scalars.Two);
        var others = twice.shape[1] - 1;
        var around = Beside(twice, steps, centres: 1);
        return Resize.NearestTwice(others == 0 ? around : cat([around, twice.narrow(1, 1, others)], 1));
    }
}
