using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

/// <summary>What a model makes.</summary>
/// <param name="Image">1×3×H×W float32, −1..1.</param>
/// <param name="Warps">The exemplar warped at each level, 1×3×h×w, −1..1, from an eighth of the size to the full size.</param>
internal sealed record ModelOutput(Tensor Image, IReadOnlyList<Tensor> Warps);
