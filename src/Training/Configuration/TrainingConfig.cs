using System.Text.Json;
using System.Text.Json.Serialization;
using CoCosNet.Contracts.Models;
using CoCosNet.Model.Architectures;
using CoCosNet.Scenes;

namespace CoCosNet.Training.Configuration;

/// <summary>The configuration of a training, read from a JSON file. Omitted settings have the defaults given here.</summary>
internal sealed record TrainingConfig
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
    };

    /// <summary>Id of the exported model.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the exported model.</summary>
    public required string Name { get; init; }

    /// <summary>Seed of initial weights, items and all random choices. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The network.</summary>
    public TrainedArchitecture Architecture { get; init; } = new();

    /// <summary>
    /// Model folder whose weights a new run starts from, with the same architecture and classes; null starts from random weights.
    /// </summary>
    public string? From { get; init; }

    /// <summary>
    /// Prefixes of correspondence keys that are still initialised at random, such as <c>classes.</c> for the class reader. Default: none.
    /// </summary>
    public IReadOnlyList<string> Reset { get; init; } = [];

    /// <summary>Stages in order; the step number continues across stages.</summary>
    public required IReadOnlyList<StageConfig> Stages { get; init; }

    /// <summary>The training data; rendered scenes unless a folder is given.</summary>
    public DataConfig Data { get; init; } = new();

    /// <summary>Weights of the losses.</summary>
    public LossWeights Losses { get; init; } = new();

    /// <summary>
    /// File of VGG-19's weights, from torchvision or the released code; null omits the VGG losses, so that only the filter bank is used.
    /// </summary>
    public string? VggWeights { get; init; }

    /// <summary>The optimiser.</summary>
    public OptimizerConfig Optimizer { get; init; } = new();

    /// <summary>How often outputs are written.</summary>
    public ReportConfig Reports { get; init; } = new();

    /// <summary>Share of items whose exemplar has no map, so that the model learns to use a picture alone. Default: 0.4.</summary>
    public double MapDropShare { get; init; } = 0.4;

    /// <summary>
    /// <c>auto</c>, <c>float32</c> or <c>bfloat16</c>, the compute type of convolutions; auto is bfloat16 if the processor supports it.
    /// </summary>
    public string Precision { get; init; } = "auto";

    /// <exception cref="UsageException">The file cannot be read, or a setting is invalid.</exception>
    public static TrainingConfig Read(string file)
    {
        try
        {
            var config = JsonSerializer.Deserialize<TrainingConfig>(File.ReadAllBytes(file), Json) ?? throw new UsageException($"{file} is null.");
            config.Check(file);
            return config;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {exception.Message}");
        }
    }

    /// <summary>The architecture with a stage's temperature.</summary>
    public Architecture ToArchitecture(int mapChannels, int size, double temperature) => new()
    {
        LabelChannels = mapChannels,
        FeatureChannels = Architecture.FeatureChannels,
        GeneratorChannels = Architecture.GeneratorChannels,
        EncoderSpadeChannels = Architecture.EncoderSpadeChannels,
        GeneratorSpadeChannels = Architecture.GeneratorSpadeChannels,
        RefinementChannels = Architecture.RefinementChannels,
        Iterations = Architecture.Iterations,
        PropagationOrder = string.Concat(Enumerable.Range(0, Architecture.Iterations).Select(i => i % 2 == 0 ? 'h' : 'v')),
        Matching = MatchingMode.Refined,
        Anchors = Architecture.Anchors,
        LearnedLevels = Architecture.LearnedLevels,
        HalfSizePyramids = Architecture.HalfSizePyramids,
        StandIns = [.. StandIns().Select(list => (IReadOnlyList<int>)[.. list.Value.Select(standIn => (int)standIn.Id)])],
        Size = size,
        Temperature = (float)temperature,
    };

    /// <summary>
    /// Stand-ins for the classes of rendered scenes. For a folder's classes only the owner knows them, and may add them to the exported
    /// manifest.
    /// </summary>
    public IReadOnlyList<KeyValuePair<SceneClass, IReadOnlyList<SceneClass>>> StandIns() => Architecture.Anchors && Data.Folder is null
        ? [.. SceneClasses.All.Select(c => KeyValuePair.Create(c, SceneClasses.StandInsOf(c)))]
        : [];

    private void Check(string file)
    {
        List<string> problems = [];
        if (Stages.Count == 0)
        {
            problems.Add("stages lists at least one");
        }

        problems.AddRange(Stages.SelectMany(stage => stage.Problems()));
        problems.AddRange(
            [.. Architecture.Problems(), .. Data.Problems(), .. Losses.Problems(), .. Optimizer.Problems(), .. Reports.Problems()]);
        if (MapDropShare is < 0 or > 1)
        {
            problems.Add("mapDropShare takes 0 to 1");
        }

        if (From is null && Reset.Count > 0)
        {
            problems.Add("reset needs from: it names the weights of from that are initialised at random");
        }

        if (VggWeights is not null && !File.Exists(VggWeights))
        {
            problems.Add($"vggWeights is '{VggWeights}', and there is no such file");
        }

        if (Architecture.Anchors && Data.Kind != SemanticsKind.Labels)
        {
            problems.Add("architecture.anchors takes true for maps of labels only");
        }

        if (!Architecture.Anchors && Stages.Any(stage => stage.ClassesOnly))
        {
            problems.Add("a stage's classesOnly is of an architecture with anchors");
        }

        if (Precision is not ("auto" or "float32" or "bfloat16"))
        {
            problems.Add("precision takes auto, float32 or bfloat16");
        }

        if (problems.Count > 0)
        {
            throw new UsageException($"{file}: {string.Join("; ", problems)}.");
        }
    }
}
