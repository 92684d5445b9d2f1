using System.Numerics;
using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Agree"/>.</summary>
/// <param name="own">Current candidates of the pixels.</param>
/// <param name="favoured">B×1×H×W flat indices, or null.</param>
/// <param name="tolerances">B×1×H×W, in units of similarity.</param>
/// <param name="temperature">Divides a similarity to give a score.</param>
internal readonly unsafe struct AgreeingSource(OwnCandidates own, long* favoured, float* tolerances, float temperature) : ICandidateSource
{
    /// <summary>The prediction of a neighbour beyond the border: no pixel.</summary>
    private const int Nowhere = -1;

    /// <summary>Advantage of a place per neighbour, in units of the score.</summary>
    private readonly float _vote = SearchSettings.Agreement / temperature / SearchSettings.Neighbours;

    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        var pixel = (y * grid.Width) + x;
        own.Offer(ref ranking, in grid, picture, pixel);
        var at = ((nint)picture * grid.Pixels) + pixel;
        var (estimate, tolerance) = favoured is null ? (Nowhere, 0) : ((int)favoured[at], tolerances[at] / temperature);
        var places = Places(in grid, picture, y, x);
        var isOffered = estimate == Nowhere;
        for (var i = 0; i < SearchSettings.Neighbours; i++)
        {
            // Each distinct place is offered once, at its first occurrence.
            var place = places[i];
            var same = Vector256.Equals(places, Vector256.Create(place)).ExtractMostSignificantBits();
            if (place != Nowhere && BitOperations.TrailingZeroCount(same) == i)
            {
                var gain = _vote * BitOperations.PopCount(same);
                isOffered |= place == estimate;
                ranking.Favour(place, place == estimate ? gain + tolerance : gain);
            }
        }

        if (!isOffered)
        {
            ranking.Favour(estimate, tolerance);
        }
    }

    /// <summary>The places that the best matches of the eight neighbours predict.</summary>
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
