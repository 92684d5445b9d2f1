using System.Runtime.CompilerServices;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Propagate"/>.</summary>
internal readonly struct NeighbourSource(OwnCandidates own, Axis axis, int? noise) : ICandidateSource
{
    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        own.Offer(ref ranking, in grid, picture, (y * grid.Width) + x);
        var (down, across) = axis == Axis.Horizontal ? (0, 1) : (1, 0);
        OfferOf(ref ranking, in grid, picture, y, x, -down, -across);
        OfferOf(ref ranking, in grid, picture, y, x, down, across);
        if (noise is { } seed)
        {
            OfferAtRandom(ref ranking, in grid, picture, y, x, seed);
        }
    }

    /// <summary>A neighbour's best candidates, moved along; beyond the border an offset is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void OfferOf(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x, int down, int across)
    {
        if ((uint)(y + down) >= (uint)grid.Height || (uint)(x + across) >= (uint)grid.Width)
        {
            ranking.Offer((y * grid.Width) + x);
            return;
        }

        var neighbour = ((y + down) * grid.Width) + x + across;
        for (var k = 0; k < SearchSettings.Handed; k++)
        {
            var (row, column) = grid.Place(own.Index(in grid, picture, k, neighbour));
            ranking.Offer(grid.Index(row - down, column - across));
        }
    }

    private void OfferAtRandom(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x, int seed)
    {
        var pixel = (y * grid.Width) + x;
        var (row, column) = grid.Place(own.Index(in grid, picture, 0, pixel));
        for (var i = 0; i < SearchSettings.RandomCandidates; i++)
        {
            var place = (i * grid.Pixels) + pixel;
            ranking.Offer(grid.Index(row + SeededNoise.Step(place, 2 * seed), column + SeededNoise.Step(place, (2 * seed) + 1)));
        }
    }
}
