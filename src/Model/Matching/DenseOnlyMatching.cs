using CoCosNet.Model.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// Mode <c>dense</c>: the matches and warp of the coarsest level, enlarged. This is CoCosNet v1's approach, kept as a baseline.
/// </summary>
internal sealed class DenseOnlyMatching : IFineMatching
{
    public LevelMatch Match(Tensor theta, Tensor phi, Tensor exemplar, LevelMatch below, int level, Tensor? shown = null)
    {
        using var scope = NewDisposeScope();
        using var fine = PixelGrid.Between(theta, phi, shown);
        using var coarse = fine.Half();

        // Twice the coarse offset keeps each child's own place within its 2×2 square.
        var match = coarse.ToOffsets(below.Best);
        var offsets = new Candidates(
            Resize.NearestTwice(match.Rows.mul(Scalars.Two)), Resize.NearestTwice(match.Columns.mul(Scalars.Two)));
        return new LevelMatch(fine.ToIndices(offsets), Resize.NearestTwice(below.Warp)).MoveToOuterDisposeScope();
    }
}
