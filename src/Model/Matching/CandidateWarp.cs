using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>The exemplar warped by a level's final candidates.</summary>
internal static class CandidateWarp
{
    /// <inheritdoc cref="ICandidateEvaluation.Warp"/>
    public static Tensor Warp(LevelFeatures features, Tensor indices, Tensor exemplar) =>
        CandidateEvaluation.For(features).Warp(features, indices, exemplar);
}
