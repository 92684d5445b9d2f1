using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Model.Networks;
using CoCosNet.Scenes;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data;
using CoCosNet.Training.Imaging;
using CoCosNet.Training.Learning;
using CoCosNet.Training.Rendering;
using static TorchSharp.torch;

namespace CoCosNet.Training.Runs;

/// <summary>
/// Contact sheets of a training: map, exemplar's map, exemplar, warps from coarse to fine, result, truth, computed with the running means
/// of the weights. Every second item omits the exemplar's map.
/// </summary>
internal sealed class TrainingSheet(TrainingConfig config, ItemSources sources, Device device)
{
    /// <summary>Writes the sheet as PNG.</summary>
    /// <param name="state">State of the training.</param>
    /// <param name="size">Side of each picture.</param>
    /// <param name="file">File to write.</param>
    public void Write(TrainingState state, int size, string file)
    {
        using var gradients = no_grad();
        using var correspondence = new MeanParameters(state.Correspondence, Precision.Resolve(config.Precision, device));
        using var generator = new MeanParameters(state.Generator, Precision.Resolve(config.Precision, device));
        var architecture = config.ToArchitecture(sources.Shown.MapChannels, size, config.Architecture.Temperature);
        var network = new TranslationNetwork(correspondence.Root, generator.Root, architecture);
        var rows = new List<IReadOnlyList<RgbImage>>();
        for (var number = 0; number < config.Reports.SheetItems; number++)
        {
            rows.Add(Row(network, sources.Shown.Item(number, new PixelSize(size, size)), mapless: number % 2 == 1));
        }

        File.WriteAllBytes(file, PngWriter.Encode(ContactSheet.Tile(rows, size)));
    }

    private RgbImage[] Row(TranslationNetwork network, TrainingItem item, bool mapless)
    {
        using var scope = NewDisposeScope();
        var map = item.Map.ToTensor().to(device);
        var exemplarMap = item.ExemplarMap.ToTensor().to(device);
        exemplarMap = mapless ? zeros_like(exemplarMap) : exemplarMap;
        var exemplar = PictureTensors.ToTensor(item.Exemplar, device);
        var encoded = network.EncodeExemplar(exemplar, exemplarMap);
        var matches = network.Match(network.Theta(network.EncodeMap(map), map, encoded), encoded.Features, exemplar);
        var image = network.Generate(matches, map);
        return
        [
            Image(item.Map), Image(item.ExemplarMap), Image(item.Exemplar),
            .. matches.Select(match => Image(Model.Ops.Resize.Nearest(match.Warp, map.shape[2], map.shape[3]))), Image(image), Image(item.Truth),
        ];
    }

    private static RgbImage Image(Tensor picture) => Image(PictureTensors.ToPicture(picture));

    private static RgbImage Image(Picture picture) => new(picture.Width, picture.Height, picture.Pixels);

    private RgbImage Image(SemanticMap map)
    {
        var pixels = new byte[map.Size.Pixels * Picture.Channels];
        for (var pixel = 0; pixel < map.Size.Pixels; pixel++)
        {
            var (r, g, b) = map is LabelMap labels ? ColorOf(labels.Indices[pixel]) : Grey((DenseMap)map, pixel);
            (pixels[3 * pixel], pixels[(3 * pixel) + 1], pixels[(3 * pixel) + 2]) = (r, g, b);
        }

        return new RgbImage(map.Width, map.Height, pixels);
    }

    private (byte R, byte G, byte B) ColorOf(int index)
    {
        var color = Convert.ToInt32(sources.Classes[index].Color[1..], 16);
        return ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
    }

    /// <summary>The strongest channel as grey.</summary>
    private static (byte R, byte G, byte B) Grey(DenseMap map, int pixel)
    {
        var strongest = 0f;
        for (var channel = 0; channel < map.Channels; channel++)
        {
            strongest = Math.Max(strongest, map.Values[(channel * map.Size.Pixels) + pixel]);
        }

        var grey = (byte)(255 * Math.Clamp(strongest, 0, 1));
        return (grey, grey, grey);
    }
}
