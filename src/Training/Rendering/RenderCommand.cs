using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes;
using CoCosNet.Training.Data.Scenes;
using CoCosNet.Training.Imaging;

namespace CoCosNet.Training.Rendering;

/// <summary>The verb <c>render</c>: pictures of the renderer, without any training.</summary>
internal static class RenderCommand
{
    public const string Usage =
        """
        render samples [--out FOLDER]                       writes the samples (default: samples)
        render sheet --out FILE [--seed N] [--size PIXELS]  writes a PNG of every layout in every style
        render items --out FILE [--seed N] [--count N] [--size PIXELS]
                                                            writes a PNG of training items: map, truth, exemplar's map, exemplar
        """;

    /// <exception cref="UsageException">The words are not one of the forms in <see cref="Usage"/>.</exception>
    public static void Run(string[] words)
    {
        switch (words)
        {
            case ["samples", .. var rest]:
                Samples.Write(new Options(rest, "out").Text("out", "samples"));
                break;
            case ["sheet", .. var rest]:
                WriteSheet(new Options(rest, "out", "seed", "size"));
                break;
            case ["items", .. var rest]:
                WriteItems(new Options(rest, "out", "seed", "count", "size"));
                break;
            default:
                throw new UsageException($"'render {string.Join(' ', words)}' is not a command.");
        }
    }

    private static void WriteSheet(Options options)
    {
        var file = FileOf(options, "sheet");
        var size = options.Number("size", 192, LayoutFamily.SmallestSide, 1024);
        var sheet = ContactSheet.LayoutsByStyles(options.Number("seed", 1, 0, int.MaxValue), size);
        File.WriteAllBytes(file, PngWriter.Encode(sheet));
    }

    private static void WriteItems(Options options)
    {
        var file = FileOf(options, "items");
        var side = options.Number("size", 128, LayoutFamily.SmallestSide, 1024);
        var items = new SceneItems(options.Number("seed", 1, 0, int.MaxValue), SceneSplit.Training, new SceneItemSettings());
        var sheet = ItemSheet.Of(items, options.Number("count", 24, 1, 400), new PixelSize(side, side));
        File.WriteAllBytes(file, PngWriter.Encode(sheet));
    }

    private static string FileOf(Options options, string verb) => options.Text("out", string.Empty) is { Length: > 0 } file
        ? file
        : throw new UsageException($"render {verb} needs --out FILE.");
}
