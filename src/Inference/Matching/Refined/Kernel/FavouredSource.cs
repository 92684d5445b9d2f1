namespace CoCosNet.Inference.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Favour"/> and <see cref="IDistinctSearch.Align"/>.</summary>
/// <param name="own">What a pixel has.</param>
/// <param name="places">B×M×H×W flat indices; the first may be nowhere.</param>
/// <param name="count">M.</param>
/// <param name="advantage">Of the first, in units of a score.</param>
internal readonly unsafe struct FavouredSource(OwnCandidates own, long* places, int count, float advantage) : ICandidateSource
{
    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        var pixel = (y * grid.Width) + x;
        var from = places + ((nint)picture * count * grid.Pixels) + pixel;
        own.Offer(ref ranking, in grid, picture, pixel);
        for (var k = 1; k < count; k++)
        {
            ranking.Offer((int)from[(nint)k * grid.Pixels]);
        }

        if (*from != SearchSettings.Nowhere)
        {
            ranking.Favour((int)*from, advantage);
        }
    }
}
