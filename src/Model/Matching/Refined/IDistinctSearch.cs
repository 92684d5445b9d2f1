using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>
/// The searches of mode <c>refined</c> on one level. Each offers a pixel candidates and keeps its best, no two the same: the released code
/// ranks equal candidates side by side, and a few iterations on most of its 16 places can hold the same pixel. Of equal scores the lower index
/// comes first; fractional places are rounded to the nearest pixel, rows and columns apart.
/// </summary>
internal interface IDistinctSearch : IDisposable
{
    /// <summary>What the level below has, and the aligned place.</summary>
    /// <param name="below">Matches of the level below, B×K×h×w flat indices, half the size.</param>
    /// <param name="aligned">B×1×H×W, or null.</param>
    /// <param name="around">Whether every single pixel around the best match is tried as well, where the released code seeds even offsets only.
    /// Always where the level below has less than a pixel keeps.</param>
    DistinctCandidates Seed(Tensor below, Tensor? aligned, bool around = true);

    /// <summary>The neighbours' best candidates along an axis.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="axis">Which neighbours.</param>
    DistinctCandidates Propagate(DistinctCandidates own, Axis axis);

    /// <summary>The eight pixels around the best one; and what is favoured, as of <see cref="Favour"/>.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="favoured">One place a pixel, or null.</param>
    DistinctCandidates Around(DistinctCandidates own, FavouredPlaces? favoured = null);

    /// <summary>A given place, which is the best unless another is better by more than its tolerance.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="favoured">One place a pixel.</param>
    DistinctCandidates Favour(DistinctCandidates own, FavouredPlaces favoured);

    /// <summary>The places that the eight neighbours' best matches point to, moved along. A place gains for every neighbour that points to it, up to
    /// <see cref="SearchSettings.Agreement"/> where all do: inside a region of one class, scores differ by chance, and the exemplar's texture
    /// survives only in pieces larger than a pixel. What is favoured keeps its tolerance beside that gain.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="favoured">One place a pixel, as of <see cref="Favour"/>; or null.</param>
    DistinctCandidates Agree(DistinctCandidates own, FavouredPlaces? favoured = null);

    /// <summary>Similarities around fractional places: of the nearest pixel, moved by <see cref="SearchSettings.LookRows"/> and
    /// <see cref="SearchSettings.LookColumns"/>; beyond the border the border's pixel.</summary>
    /// <param name="positions">B×2×H×W float32: rows, then columns.</param>
    /// <returns>B×<see cref="SearchSettings.Looked"/>×H×W, −1..1.</returns>
    Tensor Look(Tensor positions);
}
