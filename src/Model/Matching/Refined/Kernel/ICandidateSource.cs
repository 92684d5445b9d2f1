namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary>The candidates that a search offers to a pixel.</summary>
internal interface ICandidateSource
{
    void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x);
}
