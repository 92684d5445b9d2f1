using System.CommandLine;
using CoCosNet.Inference.Analogy;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Scenes;
using CoCosNet.Training.Evaluation.Painters;
using CoCosNet.Training.Imaging;
using Spectre.Console;

namespace CoCosNet.Training.Evaluation.OpenLabels;

/// <summary>
/// The command <c>label-sets</c>: judges a model's open labels on landscapes under changed label sets, and on scenes that are no landscapes.
/// </summary>
internal static class LabelSetsCommand
{
    public static Command Create()
    {
        var model = CommandOptions.Text("--model", "Folder of the model");
        var items = CommandOptions.Number("--items", 100, 2, 10_000, "Scenes of each row");
        var size = CommandOptions.Side(256);
        var seed = CommandOptions.Seed();
        var output = CommandOptions.OptionalText("--out", "Folder for the first pictures of each row: truth, exemplar, result; none are written without it");
        var command = new Command("label-sets", "Judges open labels: landscapes under other label sets, rooms, streets and figures") { model, items, size, seed, output };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(model), parsed.GetValue(items), parsed.GetValue(size), parsed.GetValue(seed), parsed.GetValue(output)));
        return command;
    }

    /// <exception cref="UsageException">The folder cannot be used.</exception>
    private static void Run(string folder, int items, int side, int seed, string? output)
    {
        using var model = new AnalogyModel(Settings(folder));
        var painter = new ModelPainter("open labels", model);
        var size = new PixelSize(side, side);
        var table = new Table().Title($"open labels, {items} scenes of {side}×{side} a row");
        table.AddColumns("scenes", "region colours", "sliced distance", "with contrast", "swapped", "nearer");
        foreach (var (name, scene) in SceneSeries.All(seed))
        {
            var scores = new LabelSetScores(size);
            for (var number = 0; number < items; number++)
            {
                var item = scene(number, size);
                var result = painter.Paint(item.Map, item.Exemplar, item.ExemplarMap);
                scores.Add(item, result, painter.Paint(item.Map, item.OtherExemplar, item.ExemplarMap));
                if (output is not null && number < 8)
                {
                    Write(Path.Combine(output, $"{name.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-')}-{number}.png"), item.Truth, item.Exemplar, result);
                }
            }

            table.AddRow([name, .. scores.Summarise()]);
        }

        AnsiConsole.Write(table);
    }

    private static void Write(string file, params Picture[] pictures)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, PngWriter.Encode(Rendering.ContactSheet.Tile(
            [[.. pictures.Select(picture => new RgbImage(picture.Width, picture.Height, picture.Pixels))]], pictures[0].Width)));
    }

    private static SynthesisSettings Settings(string path)
    {
        try
        {
            return ManifestReader.Read(path).Synthesis ?? throw new UsageException($"The model at {path} has no texture synthesis, so it takes no open labels.");
        }
        catch (ModelFolderException problem)
        {
            throw new UsageException($"--model {path} is not a model's folder: {problem.Message}");
        }
    }
}
