using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Analogy;

/// <summary>
/// Makes a picture of the exemplar's own patches, guided only by the two label maps (<see cref="TextureSynthesis"/>). It has no weights,
/// works for any label set and any photograph, and runs on the CPU.
/// </summary>
internal sealed class AnalogyModel(SynthesisSettings settings) : ITranslationModel
{
    public bool StretchesExemplar => false;

    /// <summary>Returns nothing: the guides compare the two maps.</summary>
    public Tensor[] EncodeMap(SemanticMap map) => [];

    /// <summary>Returns nothing: the guides compare the two maps.</summary>
    public EncodedExemplar EncodeExemplar(Exemplar exemplar) => EncodedExemplar.Nothing;

    /// <summary>Null: classes are what the two maps say.</summary>
    public Tensor? ReadClasses(Picture picture) => null;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The exemplar's map is missing, or one of the maps is not a label map.</exception>
    public ModelOutput Translate(ModelInput input, StageClock clock)
    {
        var painting = input.ToPaint();
        if (painting.Map is not LabelMap map || painting.Exemplar.Map is not LabelMap exemplarMap)
        {
            throw new ArgumentException("This model compares two label maps: the map and the exemplar's own.", nameof(input));
        }

        using var scope = NewDisposeScope();
        clock.Enter(TranslationStage.Features);
        clock.Enter(TranslationStage.Match);
        var synthesis = new SynthesisInput(map, painting.Exemplar.Picture, exemplarMap)
        {
            Usable = painting.Exemplar.Mask?.Shown,
            Seed = input.Seed,
            Tile = input.Tile,
            Panels = painting.Exemplar.Panels,
        };
        var levels = new PaintedLevels(input.Matches, clock);
        var variations = new TextureSynthesis(settings).PaintSeveral(synthesis, input.Variations, levels.Add, clock.Cancellation);
        clock.Enter(TranslationStage.Generate);
        return new ModelOutput(PictureTensors.ToTensor(variations[0].Picture, CPU), levels.Warps)
        {
            Variations = variations,
            Matches = levels.Matches,
        }.MoveToOuterDisposeScope();
    }

    /// <summary>Does nothing: there is nothing to free.</summary>
    public void Dispose()
    {
    }
}
