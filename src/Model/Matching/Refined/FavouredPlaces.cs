using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>
/// Places that a pixel takes even if they score slightly less than its best candidate: far from borders, many candidates score nearly the
/// same, and agreement with the surroundings matters more than the last thousandth.
/// </summary>
/// <param name="Places">B×1×H×W flat indices.</param>
/// <param name="Tolerances">B×1×H×W float32: how much less similar (−1..1) a place may be and still be taken.</param>
internal sealed record FavouredPlaces(Tensor Places, Tensor Tolerances);
