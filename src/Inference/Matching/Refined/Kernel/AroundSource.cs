namespace CoCosNet.Inference.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Around"/>.</summary>
internal readonly struct AroundSource(OwnCandidates own) : ICandidateSource
{
    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        var pixel = (y * grid.Width) + x;
        own.Offer(ref ranking, in grid, picture, pixel);
        for (var k = 0; k < SearchSettings.Centres; k++)
        {
            var (row, column) = grid.Place(own.Index(in grid, picture, k, pixel));
            for (var down = -1; down <= 1; down++)
            {
                for (var across = -1; across <= 1; across++)
                {
                    ranking.Offer(grid.Index(row + down, column + across));
                }
            }
        }
    }
}
