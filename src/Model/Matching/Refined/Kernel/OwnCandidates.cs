using System.Runtime.CompilerServices;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary>
/// The candidates from which a search starts, B×<see cref="SearchSettings.Kept"/>×H×W each. The caller keeps the tensors alive.
/// </summary>
internal readonly unsafe struct OwnCandidates(long* indices, float* scores)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Index(in RowGrid grid, int picture, int k, int pixel) => (int)indices[((((nint)picture * SearchSettings.Kept) + k) * grid.Pixels) + pixel];

    /// <summary>Offers a pixel its own candidates with their known scores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int pixel)
    {
        var at = ((nint)picture * SearchSettings.Kept * grid.Pixels) + pixel;
        for (var k = 0; k < SearchSettings.Kept; k++, at += grid.Pixels)
        {
            if (!float.IsNegativeInfinity(scores[at]))
            {
                ranking.OfferKnown((int)indices[at], scores[at]);
            }
        }
    }
}
