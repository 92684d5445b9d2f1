using System.Text.Json;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Scenes;
using CoCosNet.Training.Evaluation.Colours;
using CoCosNet.Training.Evaluation.Matches;
using CoCosNet.Training.Evaluation.Reports;
using CoCosNet.Training.Evaluation.Segmenter;
using Spectre.Console;

namespace CoCosNet.Training.Evaluation;

/// <summary>The verb <c>evaluate</c>: what a model is worth on layouts and styles that no training saw.</summary>
internal static class EvaluateCommand
{
    public const string Usage =
        """
        evaluate --model FOLDER [--items N] [--size PIXELS] [--seed N] [--ablations N] [--float32 N] [--sheet N] [--device cpu|cuda] [--precision float32|bfloat16]
                 [--out FOLDER]  judges a model on held-out scenes: tables, evaluation.json and contact-sheet.png (default: evaluation)
        """;

    private const int SideMultiple = 32;

    /// <exception cref="UsageException">The words are not what <see cref="Usage"/> says, or the folder is not of a model that can be judged.</exception>
    public static void Run(string[] words)
    {
        var options = new Options(words, "model", "items", "size", "seed", "ablations", "float32", "sheet", "device", "precision", "out");
        var settings = Settings(options);
        var folder = ReadFolder(options.Text("model", string.Empty));
        var output = Directory.CreateDirectory(options.Text("out", "evaluation")).FullName;
        var report = Evaluate(folder, Target(options), settings, output);
        File.WriteAllBytes(Path.Combine(output, "evaluation.json"), JsonSerializer.SerializeToUtf8Bytes(report, ReportJsonContext.Readable.EvaluationReport));
        ReportTables.Write(AnsiConsole.Console, report);
    }

    private static EvaluationReport Evaluate(ModelFolder folder, ComputeTarget target, EvaluationSettings settings, string output)
    {
        using var models = Load(folder, target, settings);
        using var segmenter = new SceneSegmenter(SceneSegmenter.DefaultFile);
        var evaluator = new Evaluator(models, settings, segmenter);
        var findings = AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                var task = progress.AddTask(folder.Manifest.Id, maxValue: settings.Items);
                return evaluator.Run(() => task.Increment(1));
            });
        if (evaluator.Sheet.Encode() is { } sheet)
        {
            File.WriteAllBytes(Path.Combine(output, "contact-sheet.png"), sheet);
        }

        return new EvaluationReport
        {
            Model = folder.Manifest.Id,
            Digest = ModelLoader.Digest(folder),
            Items = settings.Items,
            Size = settings.Size,
            Seed = settings.Seed,
            AblationItems = findings.Ablations.Count == 0 ? 0 : Math.Min(settings.AblationItems, settings.Items),
            SmallestRegion = RegionColours.SmallestShare,
            TextureThreshold = TextureMask.Threshold,
            TruthOverlap = findings.TruthOverlap,
            Measures = BarTable.Of(findings),
            Pictures = findings.Pictures,
            Matching = findings.Matching,
            Iterations = findings.Iterations,
            Ablations = findings.Ablations,
        };
    }

    private static EvaluationSettings Settings(Options options)
    {
        var standard = new EvaluationSettings();
        var size = options.Number("size", standard.Size, 128, 1024);
        if (size % SideMultiple != 0)
        {
            throw new UsageException($"--size must divide by {SideMultiple}, not be {size}.");
        }

        return new EvaluationSettings
        {
            Items = options.Number("items", standard.Items, 2, 100_000),
            Size = size,
            Seed = options.Number("seed", standard.Seed, 0, int.MaxValue),
            AblationItems = options.Number("ablations", standard.AblationItems, 0, 100_000),
            Float32Items = options.Number("float32", standard.Float32Items, 0, 100_000),
            SheetRows = options.Number("sheet", standard.SheetRows, 0, 100),
        };
    }

    private static ModelFolder ReadFolder(string path)
    {
        if (path.Length == 0)
        {
            throw new UsageException("evaluate needs --model FOLDER.");
        }

        try
        {
            var folder = ManifestReader.Read(path);
            return folder.Kind == SemanticsKind.Labels && folder.Manifest.Semantics.Classes.Select(c => c.Name).SequenceEqual(SceneClasses.All.Select(c => c.Name))
                ? folder
                : throw new UsageException(
                    $"The model {folder.Manifest.Id} cannot be judged by rendered scenes: its semantics have to be the {SceneClasses.All.Count} labels"
                    + $" {string.Join(", ", SceneClasses.All.Select(c => c.Name))}, in this order.");
        }
        catch (ModelFolderException problem)
        {
            throw new UsageException($"--model {path} is not a model's folder: {problem.Message}");
        }
    }

    private static EvaluatedModels Load(ModelFolder folder, ComputeTarget target, EvaluationSettings settings)
    {
        try
        {
            return new EvaluatedModels(folder, target, settings.AblationItems > 0, settings.Float32Items > 0);
        }
        catch (ModelFolderException problem)
        {
            throw new UsageException($"The model {folder.Manifest.Id} cannot be loaded: {problem.Message}");
        }
    }

    private static ComputeTarget Target(Options options)
    {
        var inference = new InferenceOptions
        {
            Device = options.Choice("device", "cpu", "cuda"),
            Precision = options.Choice("precision", "float32", "bfloat16"),
        };
        try
        {
            return ComputeTarget.Resolve(inference);
        }
        catch (InvalidOperationException problem)
        {
            throw new UsageException(problem.Message);
        }
    }
}
