using static TorchSharp.torch;

namespace CoCosNet.Inference.Matching.Refined;

/// <summary>Where the motion that most of a picture's matches agree on takes its pixels, and how much that counts (<see cref="Alignment"/>).</summary>
/// <param name="Places">B×1×H×W flat indices.</param>
/// <param name="Tolerances">By how much similarity, −1..1, such a place may fall behind and still win, for each picture.</param>
internal sealed record CommonMotion(Tensor Places, float[] Tolerances);
