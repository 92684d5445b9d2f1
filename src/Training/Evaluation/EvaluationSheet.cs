using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Training.Evaluation.Items;
using CoCosNet.Training.Imaging;
using CoCosNet.Training.Rendering;

namespace CoCosNet.Training.Evaluation;

/// <summary>A contact sheet with a row per item: map, exemplar's map, exemplar, the warps from coarse to fine, result, truth.</summary>
internal sealed class EvaluationSheet
{
    private readonly List<List<RgbImage>> _rows = [];

    public void Add(HeldOutItem item, IEnumerable<Picture> warps, Picture result) => _rows.Add(
        [Colored(item.Map), Colored(item.ExemplarMap), Image(item.Exemplar), .. warps.Select(Image), Image(result), Image(item.Truth)]);

    /// <returns>PNG; null if there is no item.</returns>
    public byte[]? Encode() => _rows.Count == 0 ? null : PngWriter.Encode(ContactSheet.Tile(_rows, _rows[0][0].Width));

    private static RgbImage Colored(LabelMap map) => ContactSheet.Colored(new LabelImage(map.Width, map.Height, map.Indices));

    private static RgbImage Image(Picture picture) => new(picture.Width, picture.Height, picture.Pixels);
}
