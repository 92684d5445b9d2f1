using CoCosNet.Scenes;
using CoCosNet.Scenes.Everyday;

namespace CoCosNet.Training.Rendering;

/// <summary>Arranges pictures in a grid.</summary>
internal static class ContactSheet
{
    private const int Gap = 2;

    /// <summary>A sheet with a row per layout family and a column per style family; the labels are in the first column.</summary>
    /// <param name="seed">Seed of layouts and styles.</param>
    /// <param name="size">Width and height of one picture.</param>
    public static RgbImage LayoutsByStyles(int seed, int size)
    {
        var rows = LayoutFamilies.All.Select(family => Row(family.Compose(seed, size, size), seed)).ToList();
        return Tile(rows, size);
    }

    /// <summary>A sheet with a row per everyday family: four layouts, each in a look of its own.</summary>
    /// <param name="seed">Seed of layouts and looks.</param>
    /// <param name="size">Width and height of one picture.</param>
    public static RgbImage Everyday(int seed, int size) => Tile(
        [.. EverydayFamily.All.Select(family => (IReadOnlyList<RgbImage>)[.. Enumerable.Range(seed, 4).Select(
            number => EverydayRenderer.Render(family.Compose(number, size, size), family.Look(number), number))])],
        size);

    /// <summary>Paints labels in their classes' colours.</summary>
    public static RgbImage Colored(LabelImage labels)
    {
        var pixels = labels.Ids.SelectMany(id => new[] { SceneClasses.All[id].R, SceneClasses.All[id].G, SceneClasses.All[id].B }).ToArray();
        return new RgbImage(labels.Width, labels.Height, pixels);
    }

    /// <summary>Tiles pictures in rows of equal length.</summary>
    /// <param name="rows">Rows of pictures, from the top.</param>
    /// <param name="size">Width and height of every picture.</param>
    public static RgbImage Tile(IReadOnlyList<IReadOnlyList<RgbImage>> rows, int size)
    {
        var pitch = size + Gap;
        int width = (rows[0].Count * pitch) - Gap, height = (rows.Count * pitch) - Gap;
        var pixels = new byte[width * height * 3];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Count; column++)
            {
                for (var line = 0; line < size; line++)
                {
                    var target = ((((row * pitch) + line) * width) + (column * pitch)) * 3;
                    rows[row][column].Pixels.AsSpan(line * size * 3, size * 3).CopyTo(pixels.AsSpan(target));
                }
            }
        }

        return new RgbImage(width, height, pixels);
    }

    private static List<RgbImage> Row(Layout layout, int seed) =>
        [Colored(layout.Labels), .. StyleFamilies.All.Select(style => SceneRenderer.Render(layout, style.Vary(seed), seed))];
}
