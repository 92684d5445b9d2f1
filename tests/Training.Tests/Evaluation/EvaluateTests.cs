using System.Text.Json;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Weights.Safetensors;
using CoCosNet.Scenes;
using CoCosNet.Training.Evaluation;
using CoCosNet.Training.Evaluation.Features;
using CoCosNet.Training.Evaluation.Items;
using CoCosNet.Training.Evaluation.Reports;
using CoCosNet.Training.Evaluation.Segmenter;
using CoCosNet.Training.Learning;
using TorchSharp;

namespace CoCosNet.Training.Tests.Evaluation;

public sealed class EvaluateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evaluate-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_Analogy_WritesReportAndSheet()
    {
        string[] words = ["evaluate", "--model", Repository.PathOf("models", "analogy"), "--items", "4", "--size", "128", "--sheet", "2", "--out", _folder.FullName];
        Assert.Equal(0, TrainingCommands.Run(words, Console.Error));
        var report = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(_folder.FullName, "evaluation.json")), ReportJsonContext.Default.EvaluationReport)!;
        Assert.Equal(["analogy", "mean colours", "exemplar copied"], report.Pictures.Select(row => row.Name));
        var (analogy, copied) = (report.Pictures[0], report.Pictures[2]);
        Assert.True(analogy.MedianDifference < copied.MedianDifference);
        Assert.True(analogy.Psnr > copied.Psnr);
        Assert.Equal(1, analogy.NearerShare);
        Assert.True(analogy.Features.SemanticConsistency > copied.Features.SemanticConsistency);
        Assert.Equal(1, copied.Features.ColorRelevance, 1e-4);
        Assert.Equal(1, copied.Features.TextureRelevance, 1e-4);
        Assert.True(analogy.Features.Frechet > 0);
        Assert.Equal(0, copied.NearerShare);
        Assert.Equal(1, Value(report, "exemplar swapped: nearer the new truth"));
        Assert.InRange(Value(report, "matching where textured, within 2 %")!.Value, 0.4, 1);
        Assert.InRange(Value(report, "use of source pixels: evenness")!.Value, 0.3, 1);
        Assert.InRange(Value(report, "use of source pixels: painted from a class's ten most used")!.Value, 0.001, 0.3);
        Assert.Null(Value(report, "no exemplar map: region colours worse by"));

        var sheet = PictureCodec.Decode(File.ReadAllBytes(Path.Combine(_folder.FullName, "contact-sheet.png")), "sheet", PictureLimits.Default);
        Assert.Equal(new PixelSize((9 * 130) - 2, (2 * 130) - 2), sheet.Size);
    }

    [Fact]
    public void LabelSets_OfFewScenes_WritesAPictureOfEachRow()
    {
        string[] words = ["label-sets", "--model", Repository.PathOf("models", "analogy"), "--items", "2", "--size", "128", "--out", _folder.FullName];
        Assert.Equal(0, TrainingCommands.Run(words, Console.Error));
        Assert.Equal(18, _folder.GetFiles("*.png").Length);

        // Names and ids of classes change nothing.
        Assert.Equal(Row("own-labels"), Row("permuted"));
        Assert.Equal(Row("own-labels"), Row("renamed"));

        byte[] Row(string name) => File.ReadAllBytes(Path.Combine(_folder.FullName, $"landscapes-{name}-1.png"));
    }

    [Fact]
    public void Run_RefinedModel_MeasuresBaselinesMapAndAblations()
    {
        using var models = new EvaluatedModels(RefinedFolder(), new ComputeTarget(torch.CPU, torch.float32), ablations: true, float32: true);
        using var segmenter = new SceneSegmenter(SceneSegmenter.DefaultFile);
        var settings = new EvaluationSettings { Items = 2, Size = 128, AblationItems = 1, Float32Items = 1, SheetRows = 0 };
        using var features = new FeatureNetwork();
        var findings = new Evaluator(models, settings, segmenter, features).Run(() => { });
        Assert.Equal(
            ["tiny", "tiny, no exemplar map", "mean colours", "exemplar copied", "analogy", "dense"], findings.Pictures.Select(row => row.Name));
        Assert.Equal(
            ["tiny", "dense", "no propagation", "no GRU", "GRU untrained", "no ±1 search", "no alignment", "no agreement"], findings.Ablations.Select(row => row.Name));
        Assert.Equal([(0, 1), (1, 1), (2, 1), (3, 1)], findings.Iterations.Select(row => (row.Level, row.Iteration)));
        Assert.All(findings.Iterations, row => Assert.InRange(row.Median!.Value, 0, 128));
        var measures = BarTable.Of(findings);
        Assert.Equal(0.34, PatchBar(findings));
        Assert.Equal(0.27, PatchBar(findings with { Size = 512 }));
        Assert.NotNull(measures.Single(measure => measure.Name == "no exemplar map: region colours worse by").Value);
        Assert.Equal(100, measures.Single(measure => measure.Name == "against the same in float32: PSNR").Value);
        Assert.Equal(3, measures.Count(measure => measure.Name.StartsWith("ablations", StringComparison.Ordinal)));
    }

    [Fact]
    public void Item_Held_DiffersInLookOnly()
    {
        var item = new HeldOutItems(5).Item(3, new PixelSize(64, 64));
        var again = new HeldOutItems(5).Item(3, new PixelSize(64, 64));
        Assert.Equal(item.OtherTruth.Pixels, again.OtherTruth.Pixels);
        Assert.NotEqual(item.Truth.Pixels, item.OtherTruth.Pixels);
        Assert.NotEqual(item.Exemplar.Pixels, item.OtherExemplar.Pixels);
    }

    [Theory]
    [InlineData("'--model' is required", "--items", "4")]
    [InlineData("--items must be a whole number from 2", "--model", "models/analogy", "--items", "1")]
    [InlineData("--size must divide by 32", "--model", "models/analogy", "--size", "200")]
    [InlineData("is not a model's folder", "--model", "docs")]
    [InlineData("'tpu' not recognized", "--model", "models/analogy", "--device", "tpu")]
    public void Run_WordsThatCannotBeFollowed_SaysWhatWould(string message, params string[] words)
    {
        string[] rooted = [.. words.Select(word => word.StartsWith("models", StringComparison.Ordinal) || word == "docs" ? Repository.PathOf(word) : word)];
        using var errors = new StringWriter();
        Assert.Equal(2, TrainingCommands.Run(["evaluate", .. rooted, "--out", _folder.FullName], errors));
        Assert.Contains(message, errors.ToString(), StringComparison.Ordinal);
    }

    private static double PatchBar(EvaluationFindings findings) =>
        BarTable.Of(findings).Single(measure => measure.Name == "texture patch distance to the truth's").Bar!.Value.Limit;

    private static double? Value(EvaluationReport report, string name) => report.Measures.Single(measure => measure.Name == name).Value;

    /// <summary>A network of a few channels, with weights as they are before training.</summary>
    private ModelFolder RefinedFolder()
    {
        var architecture = new Architecture
        {
            LabelChannels = SceneClasses.All.Count,
            FeatureChannels = 4,
            GeneratorChannels = 2,
            Size = 128,
            Iterations = 1,
            PropagationOrder = "h",
            Temperature = 0.05f,
            Matching = MatchingMode.Refined,
            EncoderSpadeChannels = 4,
            GeneratorSpadeChannels = 4,
            RefinementChannels = 4,
        };
        using var scope = torch.NewDisposeScope();
        using var correspondence = new TrainedParameters(1, torch.CPU, torch.float32);
        using var generator = new TrainedParameters(2, torch.CPU, torch.float32);
        _ = new TranslationNetwork(correspondence.Root, generator.Root, architecture);
        Write("correspondence.safetensors", correspondence);
        Write("generator.safetensors", generator);
        return new ModelFolder
        {
            Path = _folder.FullName,
            Manifest = new ModelManifest
            {
                Id = "tiny",
                Name = "Tiny",
                Architecture = new ManifestArchitecture { Size = 128, Matching = "refined" },
                Semantics = new ManifestSemantics { Kind = "labels" },
                Weights = new ManifestWeights { Correspondence = "correspondence.safetensors", Generator = "generator.safetensors" },
            },
            Kind = SemanticsKind.Labels,
            Channels = SceneClasses.All.Count,
            ExemplarMap = ExemplarMapUse.Optional,
            Architecture = architecture,
        };
    }

    private void Write(string name, TrainedParameters parameters) => SafetensorsWriter.Write(
        Path.Combine(_folder.FullName, name),
        parameters.Parameters.Concat(parameters.Buffers).ToDictionary(pair => pair.Key, pair => pair.Value));
}
