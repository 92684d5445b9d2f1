using CoCosNet.Model.Matching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

/// <summary>What a model makes.</summary>
/// <param name="Image">1×3×H×W float32, −1..1.</param>
/// <param name="Warps">The exemplar warped at each level, 1×3×h×w, −1..1, from an eighth of the size to the full size.</param>
internal sealed record ModelOutput(Tensor Image, IReadOnlyList<Tensor> Warps)
{
    /// <summary>What each level's warp was made of, levels as in <see cref="Warps"/>; empty unless <see cref="ModelInput.Matches"/> asks.</summary>
    public IReadOnlyList<WeightedMatches> Matches { get; init; } = [];

    /// <summary>How far the model trusts its finest match, 1×1×H×W float32, 0..1; null where it has no opinion of its own.</summary>
    public Tensor? Confidence { get; init; }
}
