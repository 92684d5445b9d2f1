using CoCosNet.Model.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>Matches from coarse to fine: all pairs at an eighth of the size, then up to three finer levels with the model's matching mode.</summary>
internal sealed class CoarseToFine(IFineMatching fine, float temperature)
{
    /// <param name="theta">Unit features of the map, up to four levels B×C×h×w, coarse to fine.</param>
    /// <param name="phi">Unit features of the exemplar, the same levels B×C×h×w, of the exemplar's size.</param>
    /// <param name="exemplar">B×3×H×W, −1..1; averaged over squares to the size of each level.</param>
    /// <param name="matched">Receives each level's number and warp once it is matched; may be null.</param>
    /// <param name="shown">See <see cref="PixelGrid.Shown"/>, one per level; null if all pixels may be matched.</param>
    /// <param name="cancellation">Checked before every level.</param>
    /// <returns>The levels, coarse to fine.</returns>
    public LevelMatch[] Match(
        Tensor[] theta, Tensor[] phi, Tensor exemplar, Action<int, Tensor>? matched = null, Tensor[]? shown = null,
        CancellationToken cancellation = default)
    {
        using var scope = NewDisposeScope();
        var levels = new LevelMatch[theta.Length];
        using (var features = new LevelFeatures(theta[0], phi[0], temperature, shown?[0]))
        {
            levels[0] = DenseMatch.Match(features, At(level: 0));
            matched?.Invoke(0, levels[0].Warp);
        }

        for (var level = 1; level < levels.Length; level++)
        {
            cancellation.ThrowIfCancellationRequested();
            levels[level] = fine.Match(theta[level], phi[level], At(level), levels[level - 1], level, shown?[level]);
            matched?.Invoke(level, levels[level].Warp);
        }

        return Array.ConvertAll(levels, level => level.MoveToOuterDisposeScope());

        Tensor At(int level) => Resize.Pool(exemplar, (int)(exemplar.shape[3] / phi[level].shape[3]));
    }
}
