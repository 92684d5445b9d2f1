using System.Runtime.InteropServices;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Analogy;

/// <summary>
/// Makes a picture of the exemplar's own patches, guided only by the two label maps (<see cref="TextureSynthesis"/>). It has no weights,
/// works for any label set and any photograph, and runs on the CPU.
/// </summary>
internal sealed class AnalogyModel(SynthesisSettings settings) : ITranslationModel
{
    /// <summary>Number of evidence levels, from an eighth of the size to the full size.</summary>
    private const int Levels = 4;

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
        var warps = new Tensor[Levels];
        var matches = new WeightedMatches[Levels];
        clock.Enter(TranslationStage.Match);
        var synthesis = new SynthesisInput(map, painting.Exemplar.Picture, exemplarMap)
        {
            Usable = painting.Exemplar.Mask?.Shown,
            Seed = input.Seed,
            Tile = input.Tile,
            Panels = painting.Exemplar.Panels,
        };
        var variations = new TextureSynthesis(settings).PaintSeveral(synthesis, input.Variations, Painted, clock.Cancellation);
        clock.Enter(TranslationStage.Generate);
        var image = PictureTensors.ToTensor(variations[0].Picture, CPU);
        return new ModelOutput(image.MoveToOuterDisposeScope(), Array.ConvertAll(warps, warp => warp.MoveToOuterDisposeScope()))
        {
            Variations = variations,
            Matches = input.Matches ? Array.ConvertAll(matches, level => level.MoveToOuterDisposeScope()) : [],
        };

        void Painted(SynthesisLevel painted)
        {
            var level = Levels - 1 - int.Log2(painted.Factor);
            if (level >= 0)
            {
                warps[level] = PictureTensors.ToTensor(painted.Target.ToPicture(), CPU);
                matches[level] = input.Matches ? Weighted(painted) : null!;
                clock.Matched(level, warps[level]);
            }
        }
    }

    /// <summary>Does nothing: there is nothing to free.</summary>
    public void Dispose()
    {
    }

    /// <summary>Gives each pixel's single match the whole weight.</summary>
    private static WeightedMatches Weighted(SynthesisLevel painted)
    {
        var indices = empty([1, 1, painted.Target.Grid.Height, painted.Target.Grid.Width], ScalarType.Int64);
        painted.Matches().CopyTo(MemoryMarshal.Cast<byte, long>(indices.bytes));
        return new WeightedMatches(indices, ones(indices.shape, ScalarType.Float32))
        {
            Source = (painted.Source.Grid.Height, painted.Source.Grid.Width),
        };
    }
}
