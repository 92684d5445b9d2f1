using System.Globalization;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Training.Evaluation.Painters;
using CoCosNet.Training.Imaging;

namespace CoCosNet.Training.Evaluation.Photographs;

/// <summary>The verb <c>photographs</c>: how much of their texture labelled photographs keep as exemplars of each other's maps, and of their own.</summary>
internal static class PhotographsCommand
{
    public const string Usage =
        """
        photographs FOLDER --model FOLDER [--size PIXELS] [--out FOLDER]  judges a model on labelled photographs (NAME.jpg, NAME_classes.png, classes.json): each is the
                 exemplar of every other's map and of its own; writes the pictures to --out, where it is given
        """;

    /// <exception cref="UsageException">The words are not what <see cref="Usage"/> says, or a folder cannot be used.</exception>
    public static void Run(string[] words)
    {
        if (words.Length == 0 || words[0].StartsWith("--", StringComparison.Ordinal))
        {
            throw new UsageException("photographs needs a folder.");
        }

        var options = new Options(words.AsSpan(1), "model", "size", "out");
        var side = options.Number("size", 256, 128, 1024);
        if (side % 32 != 0)
        {
            throw new UsageException($"--size must divide by 32, not be {side}.");
        }

        var folder = ReadFolder(options.Text("model", string.Empty));
        var photographs = PhotographFolder.Read(words[0], folder.Manifest.Semantics.Classes, new PixelSize(side, side));
        var output = options.Text("out", string.Empty);
        using var model = ModelLoader.LoadModel(folder, ComputeTarget.Resolve(new InferenceOptions()));
        var scores = new PhotographScores(new ModelPainter(folder.Manifest.Id, model));
        foreach (var target in photographs)
        {
            foreach (var exemplar in photographs)
            {
                var picture = scores.Add(target, exemplar);
                if (output.Length > 0)
                {
                    var file = Path.Combine(Directory.CreateDirectory(output).FullName, $"{target.Name}-{exemplar.Name}.png");
                    File.WriteAllBytes(file, PngWriter.Encode(new Scenes.RgbImage(picture.Width, picture.Height, picture.Pixels)));
                }
            }
        }

        Console.WriteLine(scores.Summary(string.Create(CultureInfo.InvariantCulture, $"{folder.Manifest.Id}, {side}², {photographs.Count} photographs")));
    }

    private static ModelFolder ReadFolder(string path)
    {
        try
        {
            var folder = path.Length > 0 ? ManifestReader.Read(path) : throw new UsageException("photographs needs --model FOLDER.");
            return folder.Kind == SemanticsKind.Labels ? folder : throw new UsageException($"The model {folder.Manifest.Id} does not take labels.");
        }
        catch (ModelFolderException problem)
        {
            throw new UsageException($"--model {path} is not a model's folder: {problem.Message}");
        }
    }
}
