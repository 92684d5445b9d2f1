using System.CommandLine;
using System.Globalization;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Training.Evaluation.Painters;
using CoCosNet.Training.Imaging;

namespace CoCosNet.Training.Evaluation.Photographs;

/// <summary>
/// The command <c>photographs</c>: measures how much texture labelled photographs keep as exemplars for each other's maps and their own, and
/// how well the model does without the exemplars' maps.
/// </summary>
internal static class PhotographsCommand
{
    public static Command Create()
    {
        var photographs = new Argument<string>("folder") { Description = "Labelled photographs: NAME.jpg, NAME_classes.png, classes.json" };
        var model = CommandOptions.Text("--model", "Folder of the model");
        var size = CommandOptions.Side(256);
        var output = CommandOptions.OptionalText("--out", "Folder for the pictures; none are written without it");
        var withoutMaps = new Option<bool>("--without-maps") { Description = "Only how well the photographs are read, and painted from without their maps" };
        var command = new Command("photographs", "Judges a model on labelled photographs: each is the exemplar of every other's map and of its own")
        {
            photographs, model, size, output, withoutMaps,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(photographs), parsed.GetRequiredValue(model), parsed.GetValue(size), parsed.GetValue(output), parsed.GetValue(withoutMaps)));
        return command;
    }

    /// <exception cref="UsageException">A folder cannot be used.</exception>
    private static void Run(string photographFolder, string modelFolder, int side, string? output, bool withoutMaps)
    {
        var folder = ReadFolder(modelFolder);
        var photographs = PhotographFolder.Read(photographFolder, folder.Manifest.Semantics.Classes, new PixelSize(side, side));
        using var model = ModelLoader.LoadModel(folder, ComputeTarget.Resolve(new InferenceOptions()));
        var scores = new PhotographScores(new ModelPainter(folder.Manifest.Id, model));
        var reading = folder is { Architecture.Anchors: true, ExemplarMap: ExemplarMapUse.Optional } ? new ReadingScores(model) : null;
        if (reading is not null)
        {
            photographs.ToList().ForEach(reading.Read);
            Console.WriteLine(reading.Reading());
            foreach (var target in photographs)
            {
                photographs.Where(exemplar => !ReferenceEquals(exemplar, target)).ToList().ForEach(exemplar => reading.Add(target, exemplar));
            }

            Console.WriteLine(reading.Painting());
        }

        if (withoutMaps)
        {
            return;
        }

        foreach (var target in photographs)
        {
            foreach (var exemplar in photographs)
            {
                var picture = scores.Add(target, exemplar);
                if (output is not null)
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
            var folder = ManifestReader.Read(path);
            return folder.Kind == SemanticsKind.Labels ? folder : throw new UsageException($"The model {folder.Manifest.Id} does not take labels.");
        }
        catch (ModelFolderException problem)
        {
            throw new UsageException($"--model {path} is not a model's folder: {problem.Message}");
        }
    }
}
