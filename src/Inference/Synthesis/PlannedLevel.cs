using CoCosNet.Inference.Synthesis.Classes;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Synthesis;

/// <summary>A level of a <see cref="SynthesisPlan"/>.</summary>
/// <param name="Factor">Pixels of the result per pixel of the level along each axis.</param>
/// <param name="Grid">The grid of the picture to paint.</param>
/// <param name="Classes">Its classes, height × width.</param>
/// <param name="Source">The exemplar.</param>
/// <param name="Layout">The classes that the guides compare with.</param>
/// <param name="Weights">As <see cref="PatchWeights.Of"/> returns them.</param>
/// <param name="Guides">The guides of both maps; null if only appearance counts.</param>
/// <param name="Places">The exemplar's pixels by class.</param>
internal sealed record PlannedLevel(
    int Factor, PaddedGrid Grid, byte[] Classes, LabelledPicture Source, LabelledPicture Layout, float[] Weights, GuidePair? Guides, ClassPositions Places)
{
    /// <summary>Approximate size in bytes without <see cref="Source"/> and <see cref="Layout"/>.</summary>
    public long Bytes => Classes.Length + (sizeof(float) * (long)Weights.Length) + (Guides?.Bytes ?? 0) + Places.Bytes;
}
