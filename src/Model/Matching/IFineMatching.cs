using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>A matching mode: how the levels finer than the coarsest find their matches. A model has one, chosen by its manifest.</summary>
internal interface IFineMatching
{
    /// <summary>Matches one level, starting from the next coarser one.</summary>
    /// <param name="theta">Features of the map, B×C×H×W.</param>
    /// <param name="phi">Features of the exemplar, B×C×h×w.</param>
    /// <param name="exemplar">B×3×h×w, −1..1, pooled to the level.</param>
    /// <param name="below">Result of the next coarser level.</param>
    /// <param name="level">Number of the level: 1 is a quarter of the size, 3 the full size.</param>
    /// <param name="shown">See <see cref="PixelGrid.Shown"/>; null if all pixels may be matched.</param>
    LevelMatch Match(Tensor theta, Tensor phi, Tensor exemplar, LevelMatch below, int level, Tensor? shown = null);
}
