using System.Text.Json;
using CoCosNet.Model.Weights.Safetensors;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Learning;
using static TorchSharp.torch;

namespace CoCosNet.Training.Runs;

/// <summary>Exports a run's running means as a model folder for the server: a manifest and two files of half-precision weights.</summary>
internal static class ModelExporter
{
    private const string CorrespondenceFile = "correspondence.safetensors";
    private const string GeneratorFile = "generator.safetensors";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="config">Configuration of the training.</param>
    /// <param name="sources">Sources of the training, which define the maps.</param>
    /// <param name="stateFile">File of the training's state.</param>
    /// <param name="folder">Folder to write.</param>
    public static void Write(TrainingConfig config, ItemSources sources, string stateFile, string folder)
    {
        using var scope = NewDisposeScope();
        using var state = new TrainingState(config, CPU, ScalarType.Float32);
        state.Read(stateFile);
        Directory.CreateDirectory(folder);
        WriteWeights(state.Correspondence, Path.Combine(folder, CorrespondenceFile));
        WriteWeights(state.Generator, Path.Combine(folder, GeneratorFile));
        File.WriteAllText(Path.Combine(folder, "model.json"), JsonSerializer.Serialize(Manifest(config, sources), Json) + "\n");
    }

    private static void WriteWeights(Learner learner, string file)
    {
        using var means = new MeanParameters(learner, ScalarType.Float32);
        SafetensorsWriter.Write(file, means.All.ToDictionary(pair => pair.Key, pair => pair.Value.to(ScalarType.Float16)));
    }

    private static object Manifest(TrainingConfig config, ItemSources sources)
    {
        var widths = config.Architecture;
        var kind = JsonNamingPolicy.CamelCase.ConvertName(sources.Kind.ToString());
        return new
        {
            id = config.Id,
            name = config.Name,
            architecture = new
            {
                labelChannels = sources.Learned.MapChannels,
                featureChannels = widths.FeatureChannels,
                generatorChannels = widths.GeneratorChannels,
                encoderSpadeChannels = widths.EncoderSpadeChannels,
                generatorSpadeChannels = widths.GeneratorSpadeChannels,
                refinementChannels = widths.RefinementChannels,
                size = widths.Size,
                iterations = widths.Iterations,
                temperature = widths.Temperature,
                matching = "refined",
                anchors = widths.Anchors,
                learnedLevels = widths.LearnedLevels,
                halfSizePyramids = widths.HalfSizePyramids,
            },
            semantics = sources.Classes.Count > 0
                ? (object)new { kind, classes = sources.Classes.Select(c => new { id = c.Id, name = c.Name, color = c.Color }), standIns = config.StandIns().ToDictionary(pair => pair.Key.Name, pair => pair.Value.Select(standIn => standIn.Name)) }
                : new { kind },
            weights = new { correspondence = CorrespondenceFile, generator = GeneratorFile },
            exemplarMap = config.MapDropShare > 0 ? "optional" : "required",
        };
    }
}
