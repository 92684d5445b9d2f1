using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>Places that a pixel takes even if they score a little less than another: far from borders many score nearly alike, and agreeing with
/// the surroundings counts more than the last thousandth.</summary>
/// <param name="Places">B×1×H×W flat indices.</param>
/// <param name="Tolerances">B×1×H×W float32: by how much similarity, −1..1, a place may fall behind and still be the best.</param>
internal sealed record FavouredPlaces(Tensor Places, Tensor Tolerances);
