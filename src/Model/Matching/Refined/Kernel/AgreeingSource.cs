using System.Numerics;
using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Agree"/>.</summary>
/// <param name="own">What a pixel has.</param>
/// <param name="aligned">B×1×H×W flat indices, or null.</param>
/// <param name="advantage">In units of a score, of a place on which all eight neighbours agree.</param>
internal readonly unsafe struct AgreeingSource(OwnCandidates own, long* aligned, float advantage) : ICandidateSource
{
    /// <summary>Where a neighbour beyond the border points to: no pixel.</summary>
    private const int Nowhere = -1;

    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        var pixel = (y * grid.Width) + x;
        own.Offer(ref ranking, in grid, picture, pixel);
        if (aligned is not null && Follows(in grid, picture, pixel) && Company(in grid, picture, y, x) >= SearchSettings.Company)
        {
            ranking.Favour(own.Index(in grid, picture, 0, pixel), advantage);
            return;
        }

        var places = Places(in grid, picture, y, x);
        for (var i = 0; i < SearchSettings.Neighbours; i++)
        {
            // Each place once, where it comes first.
            var place = places[i];
            var same = Vector256.Equals(places, Vector256.Create(place)).ExtractMostSignificantBits();
            if (place != Nowhere && BitOperations.TrailingZeroCount(same) == i)
            {
                ranking.Favour(place, advantage / SearchSettings.Neighbours * BitOperations.PopCount(same));
            }
        }
    }

    private bool Follows(in RowGrid grid, int picture, int pixel) =>
        own.Index(in grid, picture, 0, pixel) == (int)aligned[((nint)picture * grid.Pixels) + pixel];

    /// <summary>How many neighbours follow the common motion.</summary>
    private int Company(in RowGrid grid, int picture, int y, int x)
    {
        var count = -1;
        for (var row = Math.Max(0, y - 1); row <= Math.Min(grid.Height - 1, y + 1); row++)
        {
            for (var column = Math.Max(0, x - 1); column <= Math.Min(grid.Width - 1, x + 1); column++)
            {
                count += Follows(in grid, picture, (row * grid.Width) + column) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Where the eight neighbours' best matches point to, moved along.</summary>
    private Vector256<int> Places(in RowGrid grid, int picture, int y, int x)
    {
        var places = stackalloc int[SearchSettings.Neighbours];
        var count = 0;
        for (var down = -1; down <= 1; down++)
        {
            for (var across = -1; across <= 1; across++)
            {
                if ((down | across) == 0)
                {
                    continue;
                }

                var inside = (uint)(y + down) < (uint)grid.Height && (uint)(x + across) < (uint)grid.Width;
                places[count++] = inside ? Place(in grid, picture, ((y + down) * grid.Width) + x + across, down, across) : Nowhere;
            }
        }

        return Vector256.Load(places);
    }

    private int Place(in RowGrid grid, int picture, int neighbour, int down, int across)
    {
        var (row, column) = grid.Place(own.Index(in grid, picture, 0, neighbour));
        return grid.Index(row - down, column - across);
    }
}
