using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

/// <summary>
/// A loaded model. Implementations need not be thread-safe: each replica thread calls the model within its own dispose scope and without
/// gradients. A model keeps no state between calls, so equal inputs give equal tensors.
/// </summary>
internal interface ITranslationModel : IDisposable
{
    /// <summary>Whether exemplars are stretched to the map's size. Otherwise they keep their proportions and have their own grid.</summary>
    bool StretchesExemplar { get; }

    /// <summary>Longest side in pixels that the model computes; larger results are computed at half their size, a quarter, and so on.</summary>
    int LargestSide => ComputingGrid.MaximumSide;

    /// <summary>What was mended in its weights while they were read, a sentence each.</summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>Encodes the map on its own, so that the encoding can be reused for other exemplars. The tensors belong to the caller's
    /// dispose scope and are never modified later. Empty if the model has no such encoding.</summary>
    /// <param name="map">The map, padded to the grid that it is matched on.</param>
    Tensor[] EncodeMap(SemanticMap map);

    /// <summary>Encodes the exemplar on its own, so that the encoding can be reused for other maps. The tensors belong to the caller's
    /// dispose scope and are never modified later. Empty if the model has no such encoding.</summary>
    /// <param name="exemplar">The exemplar, padded to the grid that it is matched on.</param>
    EncodedExemplar EncodeExemplar(Exemplar exemplar);

    /// <summary>Reads the classes of a picture that has no map. The tensor belongs to the caller's dispose scope.</summary>
    /// <param name="picture">Its sides are multiples of 32.</param>
    /// <returns>1×L×H×W float32 probabilities, 0..1; null if the model reads none.</returns>
    Tensor? ReadClasses(Picture picture);

    /// <summary>Translates one map with one exemplar. The tensors of the result belong to the caller's dispose scope.</summary>
    /// <param name="input">The map, the exemplar and the exemplar's map.</param>
    /// <param name="clock">Receives the start of each stage; throws there if the request was cancelled.</param>
    ModelOutput Translate(ModelInput input, StageClock clock);
}

/// <summary>The input of a model. Sides are multiples of 32 and at least 128; those of the map are at most 1024.</summary>
/// <param name="Map">The layout.</param>
/// <param name="Exemplar">The look. It has the map's size if the model stretches exemplars
/// (<see cref="ITranslationModel.StretchesExemplar"/>).</param>
/// <param name="ExemplarMap">The exemplar's own map, of the exemplar's size; null only if the model declares it optional.</param>
internal sealed record ModelInput(SemanticMap Map, Picture Exemplar, SemanticMap? ExemplarMap)
{
    /// <summary>Marks the exemplar's pixels that may be used; the others are transparent or padding. Null if all may be used.</summary>
    public PixelMask? ExemplarMask { get; init; }

    /// <summary>The same input at the result's own size, for painters that copy pixels; null if the sizes are equal.</summary>
    public Painting? Painting { get; init; }

    /// <summary>Whether the output includes the matches with their weights. Computing the weights takes another pass over the
    /// features.</summary>
    public bool Matches { get; init; }

    /// <summary>Selects one of the pictures that the input allows; only for models that synthesise.</summary>
    public int Seed { get; init; }

    /// <summary>Number of pictures, with <see cref="Seed"/>, the next seed, and so on; more than 1 only for models that synthesise.</summary>
    public int Variations { get; init; } = 1;

    /// <summary>The axes along which the picture repeats; only for models that synthesise.</summary>
    public Tiling Tile { get; init; }

    /// <summary>The result of <see cref="ITranslationModel.EncodeMap"/> for this map; if null, the model encodes it.</summary>
    public Tensor[]? EncodedMap { get; init; }

    /// <summary>The result of <see cref="ITranslationModel.EncodeExemplar"/> for this exemplar; if null, the model encodes it.</summary>
    public EncodedExemplar? EncodedExemplar { get; init; }

    /// <summary>Returns <see cref="Painting"/>, or an equivalent at the model's own size if it is null.</summary>
    public Painting ToPaint() => Painting ?? new Painting(Map, new Exemplar(Exemplar, ExemplarMap, ExemplarMask), Scale: 1);
}

/// <summary>The output of a model.</summary>
/// <param name="Image">1×3×H×W float32, −1..1.</param>
/// <param name="Warps">The exemplar warped at each of four levels, 1×3×h×w, −1..1, from an eighth of the size to the full size.</param>
internal sealed record ModelOutput(Tensor Image, IReadOnlyList<Tensor> Warps)
{
    /// <summary>The matches that each level's warp consists of, in the order of <see cref="Warps"/>; empty unless
    /// <see cref="ModelInput.Matches"/> is set.</summary>
    public IReadOnlyList<WeightedMatches> Matches { get; init; } = [];

    /// <summary>The pictures of all seeds, the first of which is <see cref="Image"/>; empty if the model does not synthesise.</summary>
    public IReadOnlyList<SynthesisVariation> Variations { get; init; } = [];

    /// <summary>The network's own confidence in its finest match, 1×1×h×w float32, 0..1; null if it computes none.</summary>
    public Tensor? Confidence { get; init; }

    public ModelOutput MoveToOuterDisposeScope() => this with
    {
        Image = Image.MoveToOuterDisposeScope(),
        Warps = [.. Warps.Select(warp => warp.MoveToOuterDisposeScope())],
        Matches = [.. Matches.Select(level => level.MoveToOuterDisposeScope())],
        Confidence = Confidence?.MoveToOuterDisposeScope(),
    };
}
