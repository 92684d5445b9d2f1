namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Favour"/>.</summary>
/// <param name="own">What a pixel has.</param>
/// <param name="places">B×M×H×W flat indices.</param>
/// <param name="count">M.</param>
/// <param name="advantages">Of the first in each picture, in units of a score.</param>
internal readonly unsafe struct FavouredSource(OwnCandidates own, long* places, int count, float[] advantages) : ICandidateSource
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

        ranking.Favour((int)*from, advantages[picture]);
    }
}
