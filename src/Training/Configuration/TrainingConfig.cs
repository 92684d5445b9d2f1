using System.Text.Json;
using System.Text.Json.Serialization;
using CoCosNet.Contracts.Models;
using CoCosNet.Model.Architectures;
using CoCosNet.Scenes;

namespace CoCosNet.Training.Configuration;

/// <summary>One training, as its JSON file says it. What is left out has the default that is written here.</summary>
internal sealed record TrainingConfig
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
    };

    /// <summary>Id of the model that is exported.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the model that is exported.</summary>
    public required string Name { get; init; }

    /// <summary>Of initial weights, items and everything drawn at random; 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The network.</summary>
    public TrainedArchitecture Architecture { get; init; } = new();

    /// <summary>A model folder whose weights a new run begins with, of the same architecture and classes; null begins at random.</summary>
    public string? From { get; init; }

    /// <summary>What of those weights begins at random all the same: keys of the correspondence that begin with one of these, such as
    /// <c>classes.</c>, what reads exemplars without a map; none.</summary>
    public IReadOnlyList<string> Anew { get; init; } = [];

    /// <summary>One after the other; steps count on.</summary>
    public required IReadOnlyList<StageConfig> Stages { get; init; }

    /// <summary>What is learned from; scenes that the renderer makes unless a folder is named.</summary>
    public DataConfig Data { get; init; } = new();

    /// <summary>What each loss weighs.</summary>
    public LossWeights Losses { get; init; } = new();

    /// <summary>A file of VGG-19's weights, torchvision's or the released code's; null leaves the losses that need it to the filter bank.</summary>
    public string? VggWeights { get; init; }

    /// <summary>How parameters move.</summary>
    public OptimizerConfig Optimizer { get; init; } = new();

    /// <summary>How often what is written.</summary>
    public ReportConfig Reports { get; init; } = new();

    /// <summary>Share of items whose exemplar comes without its map, so that a picture alone will do as an exemplar; 0.4.</summary>
    public double MapDropShare { get; init; } = 0.4;

    /// <summary><c>auto</c>, <c>float32</c> or <c>bfloat16</c>, what convolutions compute in; auto is bfloat16 where the processor has it.</summary>
    public string Precision { get; init; } = "auto";

    /// <exception cref="UsageException">The file cannot be read or says something impossible.</exception>
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

    /// <summary>Of rendered scenes, by class; what stands in for what among a folder's classes only its owner knows, and may write into the
    /// exported manifest.</summary>
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

        if (From is null && Anew.Count > 0)
        {
            problems.Add("anew says what of from's weights begins at random, and there is no from");
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
