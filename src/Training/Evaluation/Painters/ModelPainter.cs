using System.Runtime.InteropServices;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Ops;
using CoCosNet.Training.Evaluation.Items;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation.Painters;

/// <summary>Paints with a model as the server runs it.</summary>
/// <param name="name">Name in the tables.</param>
/// <param name="model">The model; the caller keeps ownership.</param>
/// <param name="withExemplarMap">Whether the model gets the exemplar's map.</param>
/// <param name="network">The model without its synthesis, whose network matches all levels; null if the model has no synthesis.</param>
internal sealed class ModelPainter(string name, ITranslationModel model, bool withExemplarMap = true, ITranslationModel? network = null) : IPainter
{
    public string Name => name;

    public Picture Paint(HeldOutItem item) => Paint(item.Map, item.Exemplar, item.ExemplarMap);

    /// <summary>Runs one translation.</summary>
    public Picture Paint(LabelMap map, Picture exemplar, LabelMap exemplarMap) => Paint(map, exemplar, exemplarMap, out _);

    /// <param name="map">The map.</param>
    /// <param name="exemplar">The exemplar.</param>
    /// <param name="exemplarMap">The exemplar's map.</param>
    /// <param name="synthesis">Receives what the picture was copied from; null if the model does not synthesise.</param>
    public Picture Paint(LabelMap map, Picture exemplar, LabelMap exemplarMap, out SynthesisVariation? synthesis)
    {
        using var scope = NewDisposeScope();
        var output = Translate(model, map, exemplar, exemplarMap, matches: false);
        synthesis = output.Variations.Count > 0 ? output.Variations[0] : null;
        return PictureTensors.ToPicture(output.Image);
    }

    /// <summary>The warps, coarse to fine, enlarged to the full size.</summary>
    public Picture[] Warps(HeldOutItem item)
    {
        using var scope = NewDisposeScope();
        var output = Translate(model, item.Map, item.Exemplar, item.ExemplarMap, matches: false);
        return [.. output.Warps.Select(warp => PictureTensors.ToPicture(Resize.Nearest(warp, item.Map.Height, item.Map.Width)))];
    }

    /// <summary>The network's match of every pixel at the finest level; of several candidates the one with the largest weight.</summary>
    /// <returns>H×W flat indices of the exemplar's pixels.</returns>
    public long[] Match(WarpedPair pair)
    {
        using var scope = NewDisposeScope();
        var finest = Translate(network ?? model, pair.Map, pair.Exemplar, pair.ExemplarMap, matches: true).Matches[^1];
        var best = finest.Indices.gather(1, finest.Weights.argmax(1, keepdim: true)).cpu().contiguous();
        return MemoryMarshal.Cast<byte, long>(best.bytes).ToArray();
    }

    private ModelOutput Translate(ITranslationModel translator, LabelMap map, Picture exemplar, LabelMap exemplarMap, bool matches)
    {
        using var gradients = inference_mode();
        var painting = new Painting(map, new Exemplar(exemplar, withExemplarMap ? exemplarMap : null, Mask: null), new WorkingSizes(map.Size, translator.LargestSide).Scale);
        var input = new ModelInput(Smaller(map), PictureResampler.Resize(exemplar, SmallerSize(exemplar.Size)), withExemplarMap ? Smaller(exemplarMap) : null)
        {
            Painting = painting,
            Matches = matches,
        };
        return translator.Translate(input, new StageClock(TimeProvider.System, CancellationToken.None));

        LabelMap Smaller(LabelMap labels) => painting.Scale == 1 ? labels : (LabelMap)new LabelSource(labels).ShapesAt(SmallerSize(labels.Size));

        PixelSize SmallerSize(PixelSize size) => WorkingSizes.Divide(size, painting.Scale);
    }
}
