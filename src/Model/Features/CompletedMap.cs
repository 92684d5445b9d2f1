using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>An exemplar's map, completed for encoding.</summary>
/// <param name="Classes">B×L×H×W; the map itself if nothing is added.</param>
/// <param name="Doubts">B×H×W, 0..1: 1 minus the probability of the class that was read; 0 for given classes. Null if nothing was read.</param>
internal readonly record struct CompletedMap(Tensor Classes, Tensor? Doubts = null);
