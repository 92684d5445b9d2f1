using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Training.Data;

namespace CoCosNet.Training.Rendering;

/// <summary>A sheet of training items: map, truth, exemplar's map and exemplar of each.</summary>
internal static class ItemSheet
{
    private const int ItemsPerRow = 2;

    /// <param name="source">Source of items with the scenes' label maps.</param>
    /// <param name="count">Number of items, from the first; the last row is filled up.</param>
    /// <param name="size">Size of each picture; square.</param>
    public static RgbImage Of(IItemSource source, int count, PixelSize size)
    {
        var rows = new List<IReadOnlyList<RgbImage>>();
        for (var first = 0; first < count; first += ItemsPerRow)
        {
            rows.Add([.. Enumerable.Range(first, ItemsPerRow).SelectMany(number => Pictures(source.Item(number, size)))]);
        }

        return ContactSheet.Tile(rows, size.Width);
    }

    private static RgbImage[] Pictures(TrainingItem item) => [Image(item.Map), Image(item.Truth), Image(item.ExemplarMap), Image(item.Exemplar)];

    private static RgbImage Image(SemanticMap map) => ContactSheet.Colored(new LabelImage(map.Width, map.Height, ((LabelMap)map).Indices));

    private static RgbImage Image(Picture picture) => new(picture.Width, picture.Height, picture.Pixels);
}
