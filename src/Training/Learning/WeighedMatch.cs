using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>A level's match with its gradient.</summary>
/// <param name="Warped">B×V×H×W: values warped from the exemplar (picture, then map).</param>
/// <param name="Confidence">B×1×H×W, 0..1.</param>
/// <param name="Scores">B×HW×K, divided by the temperature.</param>
internal sealed record WeighedMatch(Tensor Warped, Tensor Confidence, Tensor Scores);
