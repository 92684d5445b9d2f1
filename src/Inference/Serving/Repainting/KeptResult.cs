using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Inference.Serving.Repainting;

/// <summary>A result that later requests may continue.</summary>
/// <param name="Look">The cache key of its exemplar, which stands for the model and the size too.</param>
/// <param name="Map">Its map, at the result's size.</param>
/// <param name="Painted">Its picture.</param>
/// <param name="ExemplarMap">How the exemplar's map was read; null if there was none.</param>
internal sealed record KeptResult(string Look, LabelMap Map, PaintedSynthesis Painted, MapReading? ExemplarMap)
{
    /// <summary>Approximate size in bytes.</summary>
    public long Bytes => Painted.Bytes + Map.Bytes;
}
