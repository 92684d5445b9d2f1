using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// The arithmetic of candidates: score = ⟨theta, phi[index]⟩ / temperature. Candidates are not de-duplicated: the released
/// code does not, so equal candidates share the softmax and are kept side by side.
/// </summary>
internal interface ICandidateEvaluation
{
    /// <summary>Softmax over all K; the 16 largest in descending order, as whole-pixel offsets. Of equal scores the lower
    /// candidate comes first.</summary>
    /// <param name="features">The level.</param>
    /// <param name="offsets">B×K×H×W, K ≥ 16.</param>
    RankedCandidates Rank(LevelFeatures features, Candidates offsets);

    /// <summary><see cref="Rank"/> of the own candidates and those of the two neighbours along an axis.</summary>
    /// <param name="features">The level.</param>
    /// <param name="own">B×16×H×W.</param>
    /// <param name="axis">Which neighbours; see <see cref="Propagation"/>.</param>
    RankedCandidates PropagateAndRank(LevelFeatures features, Candidates own, Axis axis);

    /// <summary>Scores of candidates, B×K×H×W.</summary>
    /// <param name="features">The level.</param>
    /// <param name="indices">B×K×H×W int64, flat, each 0..H·W−1.</param>
    Tensor Scores(LevelFeatures features, Tensor indices);

    /// <summary>The exemplar warped by candidates.</summary>
    /// <param name="features">The level.</param>
    /// <param name="indices">B×K×H×W int64, flat, each 0..H·W−1.</param>
    /// <param name="exemplar">B×3×H×W, −1..1, at the level's size.</param>
    /// <returns>B×3×H×W: the candidates' pixels, weighted by softmax over K of their scores.</returns>
    Tensor Warp(LevelFeatures features, Tensor indices, Tensor exemplar);
}
