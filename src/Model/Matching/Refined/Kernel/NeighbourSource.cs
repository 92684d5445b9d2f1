using System.Runtime.CompilerServices;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Propagate"/>.</summary>
internal readonly struct NeighbourSource(OwnCandidates own, Axis axis) : ICandidateSource
{
    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        own.Offer(ref ranking, in grid, picture, (y * grid.Width) + x);
        var (down, across) = axis == Axis.Horizontal ? (0, 1) : (1, 0);
        OfferOf(ref ranking, in grid, picture, y, x, -down, -across);
        OfferOf(ref ranking, in grid, picture, y, x, down, across);
    }

    /// <summary>
    /// Offers a neighbour's best candidates, shifted by the distance to it; a neighbour beyond the border has offset zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void OfferOf(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x, int down, int across)
    {
        if ((uint)(y + down) >= (uint)grid.Height || (uint)(x + across) >= (uint)grid.Width)
        {
            ranking.Offer(grid.Index(y, x));
            return;
        }

        var neighbour = ((y + down) * grid.Width) + x + across;
        for (var k = 0; k < SearchSettings.Handed; k++)
        {
            var (row, column) = grid.Place(own.Index(in grid, picture, k, neighbour));
            ranking.Offer(grid.Index(row - down, column - across));
        }
    }
}
