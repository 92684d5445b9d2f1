using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>Places that a pixel takes even if they score a little less than another: far from borders many score nearly alike, and agreeing with
/// the surroundings counts more than the last thousandth.</summary>
/// <param name="Places">B×M×H×W flat indices; the first of each pixel is favoured.</param>
/// <param name="Tolerances">By how much similarity, −1..1, it may fall behind and still be the best, in each picture.</param>
internal sealed record FavouredPlaces(Tensor Places, float[] Tolerances);
