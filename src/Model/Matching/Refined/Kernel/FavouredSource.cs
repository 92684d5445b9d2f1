namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Favour"/>.</summary>
/// <param name="own">Current candidates of the pixels.</param>
/// <param name="places">B×1×H×W flat indices.</param>
/// <param name="tolerances">B×1×H×W, in units of similarity.</param>
/// <param name="temperature">Divides a similarity to give a score.</param>
internal readonly unsafe struct FavouredSource(OwnCandidates own, long* places, float* tolerances, float temperature) : ICandidateSource
{
    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        var pixel = (y * grid.Width) + x;
        var at = ((nint)picture * grid.Pixels) + pixel;
        own.Offer(ref ranking, in grid, picture, pixel);
        ranking.Favour((int)places[at], tolerances[at] / temperature);
    }
}
