using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>An exemplar's map as it is encoded.</summary>
/// <param name="Classes">B×L×H×W; the map itself where nothing is added.</param>
/// <param name="Doubts">B×H×W, 0..1: one less the probability of the class that was read, 0 where it was given. Null where nothing was read.</param>
internal readonly record struct CompletedMap(Tensor Classes, Tensor? Doubts = null);
