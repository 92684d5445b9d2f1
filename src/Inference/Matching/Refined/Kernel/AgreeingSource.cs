namespace CoCosNet.Inference.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Agree"/>.</summary>
/// <param name="own">What a pixel has.</param>
/// <param name="advantage">In units of a score, of a place on which all eight neighbours agree.</param>
internal readonly unsafe struct AgreeingSource(OwnCandidates own, float advantage) : ICandidateSource
{
    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        var pixel = (y * grid.Width) + x;
        var places = stackalloc int[SearchSettings.Neighbours];
        var count = 0;
        for (var down = -1; down <= 1; down++)
        {
            for (var across = -1; across <= 1; across++)
            {
                if ((down | across) == 0 || (uint)(y + down) >= (uint)grid.Height || (uint)(x + across) >= (uint)grid.Width)
                {
                    continue;
                }

                var (row, column) = grid.Place(own.Index(in grid, picture, 0, pixel + (down * grid.Width) + across));
                places[count++] = grid.Index(row - down, column - across);
            }
        }

        var share = advantage / SearchSettings.Neighbours;
        for (var i = 0; i < count; i++)
        {
            ranking.OfferAgreed(places[i], share * Votes(places, count, places[i]));
        }

        own.Offer(ref ranking, in grid, picture, pixel);
    }

    private static int Votes(int* places, int count, int place)
    {
        var votes = 0;
        for (var i = 0; i < count; i++)
        {
            votes += places[i] == place ? 1 : 0;
        }

        return votes;
    }
}
