namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Around"/>.</summary>
/// <param name="own">Current candidates of the pixels.</param>
/// <param name="favoured">B×1×H×W flat indices, or null.</param>
/// <param name="tolerances">B×1×H×W, in units of similarity.</param>
/// <param name="temperature">Divides a similarity to give a score.</param>
internal readonly unsafe struct AroundSource(OwnCandidates own, long* favoured, float* tolerances, float temperature) : ICandidateSource
{
    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        var pixel = (y * grid.Width) + x;
        own.Offer(ref ranking, in grid, picture, pixel);
        var (row, column) = grid.Place(own.Index(in grid, picture, 0, pixel));
        for (var down = -1; down <= 1; down++)
        {
            for (var across = -1; across <= 1; across++)
            {
                ranking.Offer(grid.Index(row + down, column + across));
            }
        }

        if (favoured is not null)
        {
            var at = ((nint)picture * grid.Pixels) + pixel;
            ranking.Favour((int)favoured[at], tolerances[at] / temperature);
        }
    }
}
