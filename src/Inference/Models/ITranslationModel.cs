using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Networks;
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
    /// <param name="exemplar">On the grid that it is matched on.</param>
    EncodedExemplar EncodeExemplar(Exemplar exemplar);

    /// <summary>One picture from one map and one exemplar. Tensors of the result belong to the caller's dispose scope.</summary>
    /// <param name="input">Map, exemplar and exemplar's map.</param>
    /// <param name="clock">Told when a stage begins; stops the work there when the request was cancelled.</param>
    ModelOutput Translate(ModelInput input, StageClock clock);
}

/// <summary>What a model translates. Sides divide by 32 and are at least 128; those of the map are at most 1024.</summary>
/// <param name="Map">The layout.</param>
/// <param name="Exemplar">The look. Its size is the map's where the model stretches exemplars (<see cref="ITranslationModel.StretchesExemplar"/>).</param>
/// <param name="ExemplarMap">The exemplar's own map, of its size; null only where the model says it is optional.</param>
internal sealed record ModelInput(SemanticMap Map, Picture Exemplar, SemanticMap? ExemplarMap)
{
    /// <summary>Which pixels of the exemplar may be used, the others being transparent or padding; null where all may.</summary>
    public PixelMask? ExemplarMask { get; init; }

    /// <summary>The same at the result's own size, for painters that copy pixels; null where that is the size of the above.</summary>
    public Painting? Painting { get; init; }

    /// <summary>Whether the output carries the matches with their weights too. Weighing takes another pass over the features.</summary>
    public bool Matches { get; init; }

    /// <summary>What <see cref="ITranslationModel.EncodeExemplar"/> gave for this exemplar; null has the model do it.</summary>
    public EncodedExemplar? EncodedExemplar { get; init; }

    /// <summary><see cref="Painting"/>, or what it is where there is none.</summary>
    public Painting ToPaint() => Painting ?? new Painting(Map, new Exemplar(Exemplar, ExemplarMap, ExemplarMask), Scale: 1);
}

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
