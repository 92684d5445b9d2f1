using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

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
    public IReadOnlyList<Tensor>? ExemplarFeatures { get; init; }

    /// <summary><see cref="Painting"/>, or what it is where there is none.</summary>
    public Painting ToPaint() => Painting ?? new Painting(Map, new Exemplar(Exemplar, ExemplarMap, ExemplarMask), Scale: 1);
}
