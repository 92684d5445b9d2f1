using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

/// <summary>
/// A loaded model. Not thread-safe: each replica thread calls it from its own dispose scope, with gradients off. Holds no state
/// between calls, so the same input gives the same tensors.
/// </summary>
internal interface ITranslationModel : IDisposable
{
    /// <summary>Whether exemplars are stretched to the map's size; or else they keep their proportions and have a grid of their own.</summary>
    bool StretchesExemplar { get; }

    /// <summary>What the model makes of the exemplar alone, so that it can be kept for other maps. Tensors belong to the caller's dispose
    /// scope; nothing changes them later. Empty where there is no such thing.</summary>
    /// <param name="exemplar">The look.</param>
    /// <param name="exemplarMap">As <see cref="ModelInput.ExemplarMap"/>.</param>
    IReadOnlyList<Tensor> EncodeExemplar(Picture exemplar, SemanticMap? exemplarMap);

    /// <summary>One picture from one map and one exemplar. Tensors of the result belong to the caller's dispose scope.</summary>
    /// <param name="input">Map, exemplar and exemplar's map.</param>
    /// <param name="clock">Told when a stage begins; stops the work there when the request was cancelled.</param>
    ModelOutput Translate(ModelInput input, StageClock clock);
}
