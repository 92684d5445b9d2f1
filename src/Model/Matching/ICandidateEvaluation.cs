using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// Scores candidates: score = ⟨theta, phi[index]⟩ / temperature. Like the released code, it does not remove duplicates: equal candidates
/// share the softmax and are all kept.
/// </summary>
internal interface ICandidateEvaluation
{
    /// <summary>
    /// Returns the 16 most probable of K candidates by softmax, in descending order, as whole-pixel offsets. Equal scores keep the order of
    /// the candidates.
    /// </summary>
    /// <param name="features">The level.</param>
    /// <param name="offsets">B×K×H×W, K ≥ 16.</param>
    RankedCandidates Rank(LevelFeatures features, Candidates offsets);

    /// <summary>Ranks (see <see cref="Rank"/>) a pixel's own candidates together with those of its two neighbours along an axis.</summary>
    /// <param name="features">The level.</param>
    /// <param name="own">B×16×H×W.</param>
    /// <param name="axis">Axis of the neighbours; see <see cref="Propagation"/>.</param>
    RankedCandidates PropagateAndRank(LevelFeatures features, Candidates own, Axis axis);

    /// <summary>Scores of candidates, B×K×H×W.</summary>
    /// <param name="features">The level.</param>
    /// <param name="indices">B×K×H×W int64, flat, each 0..H·W−1.</param>
    Tensor Scores(LevelFeatures features, Tensor indices);

    /// <summary>Warps the exemplar by candidates.</summary>
    /// <param name="features">The level.</param>
    /// <param name="indices">B×K×H×W int64, flat, each 0..H·W−1.</param>
    /// <param name="exemplar">B×3×H×W, −1..1, at the level's size.</param>
    /// <returns>B×3×H×W: the candidates' pixels, weighted by softmax over K of their scores.</returns>
    Tensor Warp(LevelFeatures features, Tensor indices, Tensor exemplar);
}
