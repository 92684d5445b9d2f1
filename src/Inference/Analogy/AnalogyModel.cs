using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Analogy.Classes;
using CoCosNet.Inference.Analogy.Features;
using CoCosNet.Inference.Analogy.Textures;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Analogy;

/// <summary>
/// The model that needs no weights: features computed from the two label maps, CoCosNet's coarse-to-fine correspondence over
/// them, and a picture made of the exemplar's own patches. Works for any label set and any photograph. Runs on the CPU.
/// </summary>
internal sealed class AnalogyModel(AnalogySettings settings) : ITranslationModel
{
    /// <summary>Of the coarsest level's kernel, in squared grey levels: sharp, as that warp only shows what was found.</summary>
    private const float Temperature = 4f;

    /// <summary>Narrower than the window of the search: patches agree by now, and a narrow window keeps the exemplar's grain.</summary>
    private static readonly PatchVote FinalVote = new(radius: 2, sigma: 0.9f);

    public bool StretchesExemplar => true;

    /// <summary>Nothing: its features compare the two maps.</summary>
    public EncodedExemplar EncodeExemplar(Picture exemplar, SemanticMap? exemplarMap) => EncodedExemplar.Nothing;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The exemplar's map is missing, a map is not one of labels, or sizes differ.</exception>
    public ModelOutput Translate(ModelInput input, StageClock clock)
    {
        if (input.Map is not LabelMap map || input.ExemplarMap is not LabelMap exemplarMap)
        {
            throw new ArgumentException("This model compares two label maps: the map and the exemplar's own.", nameof(input));
        }

        using var scope = NewDisposeScope();
        clock.Enter(TranslationStage.Features);
        var labels = new LabelPyramid(map, exemplarMap);
        var (theta, phi) = Describe(labels);
        clock.Enter(TranslationStage.Match);
        var matcher = new CoarseToFine(new AnalogyMatching(labels, settings, clock.Cancellation), Temperature);
        var levels = matcher.Match(theta, phi, PictureTensors.ToTensor(input.Exemplar, CPU), clock.Matched, clock.Cancellation);
        var weighted = input.Matches ? MatchWeights.Weigh(levels, theta, phi, Temperature) : [];
        clock.Enter(TranslationStage.Generate);
        var image = PictureTensors.ToTensor(Paint(labels, input.Exemplar, levels[^1]), CPU);
        return new ModelOutput(image.MoveToOuterDisposeScope(), Array.ConvertAll(levels, level => level.Warp.MoveToOuterDisposeScope()))
        {
            Matches = Array.ConvertAll(weighted, level => level.MoveToOuterDisposeScope()),
        };
    }

    /// <summary>Nothing to free.</summary>
    public void Dispose()
    {
    }

    private static (Tensor[] Theta, Tensor[] Phi) Describe(LabelPyramid labels)
    {
        var theta = new Tensor[LabelPyramid.Levels];
        var phi = new Tensor[LabelPyramid.Levels];
        for (var level = 0; level < LabelPyramid.Levels; level++)
        {
            var codes = new ClassCodes(labels.Maps[level], labels.Exemplars[level]);
            theta[level] = LabelFeatures.Queries(labels.Maps[level], codes);
            phi[level] = LabelFeatures.Keys(labels.Exemplars[level], codes);
        }

        return (theta, phi);
    }

    private static Picture Paint(LabelPyramid labels, Picture exemplar, LevelMatch finest)
    {
        var grid = new PaddedGrid(exemplar.Width, exemplar.Height);
        var target = new LabelledPicture(grid, labels.Maps[^1]);
        var source = LabelledPicture.From(exemplar, grid, labels.Exemplars[^1]);
        var matches = MatchField.Read(finest.Best, grid);
        FinalVote.Paint(target, source, matches);
        SeamBlend.Smooth(target, source, matches);
        return target.ToPicture();
    }
}
