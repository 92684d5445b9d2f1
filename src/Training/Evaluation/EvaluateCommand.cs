using System.CommandLine;
using System.Text.Json;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Scenes;
using CoCosNet.Training.Evaluation.Colors;
using CoCosNet.Training.Evaluation.Features;
using CoCosNet.Training.Evaluation.Matches;
using CoCosNet.Training.Evaluation.Reports;
using CoCosNet.Training.Evaluation.Segmenter;
using Spectre.Console;

namespace CoCosNet.Training.Evaluation;

/// <summary>The command <c>evaluate</c>: scores a model on held-out layouts and styles.</summary>
internal static class EvaluateCommand
{
    private static readonly EvaluationSettings Standard = new();
    private static readonly Option<string> Model = CommandOptions.Text("--model", "Folder of the model");
    private static readonly Option<int> Items = CommandOptions.Number("--items", Standard.Items, 2, 100_000, "Held-out scenes");
    private static readonly Option<int> Size = CommandOptions.Side(Standard.Size);
    private static readonly Option<int> Seed = CommandOptions.Seed();
    private static readonly Option<int> Ablations = CommandOptions.Number("--ablations", Standard.AblationItems, 0, 100_000, "Scenes for variants of the model");
    private static readonly Option<int> Float32 = CommandOptions.Number("--float32", Standard.Float32Items, 0, 100_000, "Scenes to compare with float32");
    private static readonly Option<int> Sheet = CommandOptions.Number("--sheet", Standard.SheetRows, 0, 100, "Rows of the contact sheet");
    private static readonly Option<bool> Alone = new("--alone") { Description = "Without the other models that it is compared with, which take most of the time" };
    private static readonly Option<string> Device = CommandOptions.Choice("--device", "Where the model runs", "cpu", "cuda");
    private static readonly Option<string> Precision = CommandOptions.Choice("--precision", "Of convolutions", "float32", "bfloat16");
    private static readonly Option<string> Output = new("--out") { Description = "Folder to write", DefaultValueFactory = _ => "evaluation" };

    public static Command Create()
    {
        var command = new Command("evaluate", "Judges a model on held-out scenes: tables, evaluation.json and contact-sheet.png")
        {
            Model, Items, Size, Seed, Ablations, Float32, Sheet, Alone, Device, Precision, Output,
        };
        command.SetAction(Run);
        return command;
    }

    /// <exception cref="UsageException">The folder is not a model that can be evaluated.</exception>
    private static void Run(ParseResult parsed)
    {
        var folder = ReadFolder(parsed.GetRequiredValue(Model));
        var output = Directory.CreateDirectory(parsed.GetRequiredValue(Output)).FullName;
        var report = Evaluate(folder, Target(parsed), Settings(parsed), output);
        File.WriteAllBytes(Path.Combine(output, "evaluation.json"), JsonSerializer.SerializeToUtf8Bytes(report, ReportJsonContext.Readable.EvaluationReport));
        ReportTables.Write(AnsiConsole.Console, report);
    }

    private static EvaluationReport Evaluate(ModelFolder folder, ComputeTarget target, EvaluationSettings settings, string output)
    {
        using var models = Load(folder, target, settings);
        using var segmenter = new SceneSegmenter(SceneSegmenter.DefaultFile);
        using var features = new FeatureNetwork();
        var evaluator = new Evaluator(models, settings, segmenter, features);
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
            SmallestRegion = RegionColors.SmallestShare,
            TextureThreshold = TextureMask.Threshold,
            TruthOverlap = findings.TruthOverlap,
            Measures = BarTable.Of(findings),
            Pictures = findings.Pictures,
            Matching = findings.Matching,
            Iterations = findings.Iterations,
            Ablations = findings.Ablations,
        };
    }

    private static EvaluationSettings Settings(ParseResult parsed) => new()
    {
        Items = parsed.GetValue(Items),
        Size = parsed.GetValue(Size),
        Seed = parsed.GetValue(Seed),
        AblationItems = parsed.GetValue(Ablations),
        Float32Items = parsed.GetValue(Float32),
        SheetRows = parsed.GetValue(Sheet),
        Alone = parsed.GetValue(Alone),
    };

    private static ModelFolder ReadFolder(string path)
    {
        try
        {
            var folder = ManifestReader.Read(path);
            return folder.Kind == SemanticsKind.Labels && folder.Manifest.Semantics.Classes.Select(c => c.Name).SequenceEqual(SceneClasses.All.Select(c => c.Name))
                ? folder
                : throw new UsageException(
                    $"The model {folder.Manifest.Id} cannot be evaluated on rendered scenes: its semantics must be the {SceneClasses.All.Count} labels"
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
            return new EvaluatedModels(folder, target, settings.AblationItems > 0, settings.Float32Items > 0, settings.Alone);
        }
        catch (ModelFolderException problem)
        {
            throw new UsageException($"The model {folder.Manifest.Id} cannot be loaded: {problem.Message}");
        }
    }

    private static ComputeTarget Target(ParseResult parsed)
    {
        var inference = new InferenceOptions
        {
            Device = parsed.GetRequiredValue(Device),
            Precision = parsed.GetRequiredValue(Precision),
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
