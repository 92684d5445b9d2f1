using CoCosNet.Model.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>Mode <c>dense</c>: the coarsest level's matches and warp, enlarged. CoCosNet v1's idea, kept as a baseline.</summary>
internal sealed class DenseOnlyMatching : IFineMatching
{
    public LevelMatch Match(Tensor theta, Tensor phi, Tensor exemplar, LevelMatch below, int level)
    {
        using var scope = NewDisposeScope();
        long height = exemplar.shape[2], width = exemplar.shape[3];
        using var coarse = new PixelGrid(height / 2, width / 2, exemplar.device);
        using var fine = new PixelGrid(height, width, exemplar.device);

        // Twice the coarse offset keeps each child's own place within its 2×2 square.
        var match = coarse.ToOffsets(below.Best);
        var offsets = new Candidates(
            Resize.NearestTwice(match.Rows.mul(Scalars.Two)), Resize.NearestTwice(match.Columns.mul(Scalars.Two)));
        return new LevelMatch(fine.ToIndices(offsets), Resize.NearestTwice(below.Warp)).MoveToOuterDisposeScope();
    }
}
