using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>
/// The searches of mode <c>refined</c> on one level. Each offers candidates to a pixel and keeps the best without duplicates. (The released
/// code keeps duplicates; after a few iterations, most of its 16 candidates can be the same pixel.) Equal scores are ordered by index;
/// fractional positions are rounded to the nearest pixel, rows and columns separately.
/// </summary>
internal interface IDistinctSearch : IDisposable
{
    /// <summary>Offers the matches of the next coarser level and the aligned place.</summary>
    /// <param name="below">Matches of the next coarser level, B×K×h×w flat indices, half the size.</param>
    /// <param name="aligned">Places of the common motion, B×1×H×W flat indices, or null.</param>
    /// <param name="around">Whether the eight pixels around the best match are offered as well; the released code seeds even offsets only.
    /// They are always offered if the coarser level has fewer candidates than a pixel keeps.</param>
    DistinctCandidates Seed(Tensor below, Tensor? aligned, bool around = true);

    /// <summary>Offers the best candidates of the two neighbours along an axis.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="axis">Axis of the neighbours.</param>
    DistinctCandidates Propagate(DistinctCandidates own, Axis axis);

    /// <summary>Offers the eight pixels around the best candidate, and a favoured place as <see cref="Favour"/> does.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="favoured">One place per pixel, or null.</param>
    DistinctCandidates Around(DistinctCandidates own, FavouredPlaces? favoured = null);

    /// <summary>Offers a given place, which becomes the best unless another one is better by more than its tolerance.</summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="favoured">One place per pixel.</param>
    DistinctCandidates Favour(DistinctCandidates own, FavouredPlaces favoured);

    /// <summary>
    /// Offers the places that the best matches of the eight neighbours predict. A place gains an advantage for every neighbour that
    /// predicts it, up to <see cref="SearchSettings.Agreement"/> for all eight: inside a region of one class, scores differ by chance, and
    /// the exemplar's texture survives only in pieces larger than a pixel. A favoured place keeps its tolerance in addition.
    /// </summary>
    /// <param name="own">B×K×H×W.</param>
    /// <param name="favoured">One place per pixel, see <see cref="Favour"/>; or null.</param>
    DistinctCandidates Agree(DistinctCandidates own, FavouredPlaces? favoured = null);

    /// <summary>
    /// Looks up similarities around fractional positions: at the nearest pixel, shifted by <see cref="SearchSettings.LookRows"/> and
    /// <see cref="SearchSettings.LookColumns"/> and clamped to the picture.
    /// </summary>
    /// <param name="positions">B×2×H×W float32: rows, then columns.</param>
    /// <returns>B×<see cref="SearchSettings.Looked"/>×H×W, −1..1.</returns>
    Tensor Look(Tensor positions);
}
