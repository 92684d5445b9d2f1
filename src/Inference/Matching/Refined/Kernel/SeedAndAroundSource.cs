namespace CoCosNet.Inference.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.SeedAndAround"/>.</summary>
/// <param name="seeds">Come first.</param>
/// <param name="favoured">B×1×H×W flat indices, or null.</param>
internal readonly unsafe struct SeedAndAroundSource(SeedSource seeds, long* favoured) : ICandidateSource
{
    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        seeds.Offer(ref ranking, in grid, picture, y, x);
        AroundSource.Offer(ref ranking, in grid, ranking.Best, favoured, ((nint)picture * grid.Pixels) + (y * grid.Width) + x);
    }
}
