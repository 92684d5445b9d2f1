using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>A matching mode: how the levels above the coarsest find their matches. One a model, chosen by its manifest.</summary>
internal interface IFineMatching
{
    /// <summary>Matches one level from the level below.</summary>
    /// <param name="theta">Map's features, B×C×H×W.</param>
    /// <param name="phi">Exemplar's features, B×C×h×w.</param>
    /// <param name="exemplar">B×3×h×w, −1..1, pooled to the level.</param>
    /// <param name="below">What the level below found.</param>
    /// <param name="level">Its number: 1 is a quarter of the size, 3 the full size.</param>
    /// <param name="shown">As of <see cref="PixelGrid.Shown"/>; null where all pixels may be matched.</param>
    LevelMatch Match(Tensor theta, Tensor phi, Tensor exemplar, LevelMatch below, int level, Tensor? shown = null);
}
