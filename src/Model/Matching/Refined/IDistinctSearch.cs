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

    /// <summary>The neighbours' best candidates along an axis, and some places near the best.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="axis">Which neighbours.</param>
    /// <param name="noise">Seed of a small random search around the best; null for none.</param>
    DistinctCandidates Propagate(DistinctCandidates own, Axis axis, int? noise);

    /// <summary>The eight pixels around the best one; and what is favoured, as of <see cref="Favour"/>.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="favoured">One place a pixel, or null.</param>
    DistinctCandidates Around(DistinctCandidates own, FavouredPlaces? favoured = null);

    /// <summary>Given places, of which the first is the best unless another is better by more than its tolerance.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="favoured">Any number of places a pixel.</param>
    DistinctCandidates Favour(DistinctCandidates own, FavouredPlaces favoured);

    /// <summary>The places that the eight neighbours' best matches point to, moved along. One has an advantage for every neighbour that points
    /// to it, up to <see cref="SearchSettings.Agreement"/> where all do: inside a region of one class, scores differ by chance, and the
    /// exemplar's texture survives only in pieces larger than a pixel. Where most pixels follow the picture's common motion they agree already, and
    /// to a fraction of a pixel: such a one stays.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="aligned">B×1×H×W flat indices, the common motion; null where there is none.</param>
    DistinctCandidates Agree(DistinctCandidates own, Tensor? aligned = null);
}
