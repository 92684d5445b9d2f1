using CoCosNet.Model.Matching.Kernel;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// Evaluates candidates with the CPU kernel where it applies, and with plain tensor operations elsewhere. The choice is made only here.
/// </summary>
internal static class CandidateEvaluation
{
    /// <inheritdoc cref="ICandidateEvaluation.Rank"/>
    public static RankedCandidates Rank(LevelFeatures features, Candidates offsets) => For(features).Rank(features, offsets);

    /// <inheritdoc cref="ICandidateEvaluation.PropagateAndRank"/>
    public static RankedCandidates PropagateAndRank(LevelFeatures features, Candidates own, Axis axis) =>
        For(features).PropagateAndRank(features, own, axis);

    /// <inheritdoc cref="ICandidateEvaluation.Scores"/>
    public static Tensor Scores(LevelFeatures features, Tensor indices) => For(features).Scores(features, indices);

    /// <summary>The implementation for a level's device, element type and need of gradients.</summary>
    public static ICandidateEvaluation For(LevelFeatures features) =>
        UsesKernel(features.Theta) && !features.Phi.requires_grad && features.Grid.IsUniform ? KernelEvaluation.Best : PlainEvaluation.Instance;

    /// <summary>Whether the kernel can process these features: float32 on the CPU, without gradient.</summary>
    public static bool UsesKernel(Tensor features) =>
        !features.requires_grad
        && features.device.type == TorchSharp.DeviceType.CPU
        && features.dtype == ScalarType.Float32;
}
