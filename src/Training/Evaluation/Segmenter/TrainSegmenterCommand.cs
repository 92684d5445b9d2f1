using System.CommandLine;
using System.Globalization;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Training.Data.Scenes;
using CoCosNet.Training.Evaluation.Scores;
using Spectre.Console;

namespace CoCosNet.Training.Evaluation.Segmenter;

/// <summary>The command <c>train-segmenter</c>.</summary>
internal static class TrainSegmenterCommand
{
    private const int CheckedItems = 60;
    private const int CheckSeed = 1001;

    public static Command Create()
    {
        var output = CommandOptions.Text("--out", "File to write");
        var steps = CommandOptions.Number("--steps", 1500, 1, 1_000_000, "Steps of training");
        var seed = CommandOptions.Seed();
        var command = new Command("train-segmenter", "Trains what evaluation reads classes from pictures with") { output, steps, seed };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(output), parsed.GetValue(steps), parsed.GetValue(seed)));
        return command;
    }

    private static void Run(string file, int steps, int seed)
    {
        Train(seed, steps, file);
        using var segmenter = new SceneSegmenter(file);
        foreach (var split in new[] { SceneSplit.Training, SceneSplit.HeldOut })
        {
            var overlap = Check(segmenter, new SceneItems(CheckSeed, split, SceneItemSettings.Plain));
            var classes = string.Join(", ", SceneClasses.All.Zip(overlap.PerClass(), (c, value) => $"{c.Name} {Text(value)}"));
            AnsiConsole.WriteLine($"mIoU on {CheckedItems} other scenes of the {split.Name} split: {Text(overlap.Mean())} ({classes})");
        }
    }

    private static void Train(int seed, int steps, string file) => AnsiConsole.Progress().Start(progress =>
    {
        using var trainer = new SegmenterTrainer(seed, steps);
        var task = progress.AddTask("segmenter", maxValue: steps);
        var mean = float.NaN;
        for (var step = 0; step < steps; step++)
        {
            var loss = trainer.Step(step);
            mean = float.IsNaN(mean) ? loss : (0.95f * mean) + (0.05f * loss);
            task.Description = $"loss {Text(mean)}";
            task.Increment(1);
        }

        trainer.Save(file, new Dictionary<string, string>
        {
            ["command"] = string.Create(CultureInfo.InvariantCulture, $"train-segmenter --seed {seed} --steps {steps}"),
        });
    });

    private static ClassOverlap Check(SceneSegmenter segmenter, SceneItems items)
    {
        var overlap = new ClassOverlap(SceneClasses.All.Count);
        for (var number = 0; number < CheckedItems; number++)
        {
            var item = items.Item(number, new PixelSize(256, 256));
            overlap.Add(segmenter.Segment(item.Truth), ((LabelMap)item.Map).Indices);
        }

        return overlap;
    }

    private static string Text(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";
}
