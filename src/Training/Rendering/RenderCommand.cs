using CoCosNet.Scenes;
using CoCosNet.Training.Imaging;

namespace CoCosNet.Training.Rendering;

/// <summary>The verb <c>render</c>: pictures of the renderer, without any training.</summary>
internal static class RenderCommand
{
    public const string Usage =
        """
        render samples [--out FOLDER]                       writes the samples (default: samples)
        render sheet --out FILE [--seed N] [--size PIXELS]  writes a PNG of every layout in every style
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
            default:
                throw new UsageException($"'render {string.Join(' ', words)}' is not a command.");
        }
    }

    private static void WriteSheet(Options options)
    {
        var file = options.Text("out", string.Empty);
        if (file.Length == 0)
        {
            throw new UsageException("render sheet needs --out FILE.");
        }

        var size = options.Number("size", 192, LayoutFamily.SmallestSide, 1024);
        var sheet = ContactSheet.LayoutsByStyles(options.Number("seed", 1, 0, int.MaxValue), size);
        File.WriteAllBytes(file, PngWriter.Encode(sheet));
    }
}
