using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Weights;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Learning;
using static TorchSharp.torch;

namespace CoCosNet.Training.Runs;

/// <summary>
/// Loads the weights of a model folder as the start of a new run. The discriminator, which model folders lack, starts at random.
/// </summary>
internal static class StartingWeights
{
    /// <param name="path">The model folder.</param>
    /// <param name="config">Configuration of the run.</param>
    /// <param name="sources">Sources of the run, which define the maps.</param>
    /// <param name="state">State that receives the weights.</param>
    /// <exception cref="UsageException">The folder is not a model folder, or its classes differ.</exception>
    /// <exception cref="CheckpointException">The weights are damaged or belong to another architecture; all keys that do not fit are
    /// listed.</exception>
    public static void Load(string path, TrainingConfig config, ItemSources sources, TrainingState state)
    {
        var folder = Read(path);
        if (!folder.Manifest.Semantics.Classes.Select(c => c.Name).SequenceEqual(sources.Classes.Select(c => c.Name)) || folder.Channels != sources.Learned.MapChannels)
        {
            throw new UsageException($"from: the classes of {path} differ from those of the training data, or their order does.");
        }

        var weights = folder.Manifest.Weights ?? throw new UsageException($"from: {path} is a model without weights.");
        using var correspondence = CheckpointReader.Read(folder.WeightFile(weights.Correspondence));
        using var generator = CheckpointReader.Read(folder.WeightFile(weights.Generator));
        using var scope = NewDisposeScope();
        var architecture = config.ToArchitecture(folder.Channels, config.Architecture.Size, config.Architecture.Temperature);
        var begun = Begun(correspondence.Tensors, config.Reset, architecture, state);
        RequireFit(architecture, new Checkpoint(begun, correspondence.Metadata), generator);
        state.Correspondence.Begin(begun);
        state.Generator.Begin(generator.Tensors);
    }

    /// <summary>The tensors of the file, except those to be initialised at random.</summary>
    private static IReadOnlyDictionary<string, Tensor> Begun(
        IReadOnlyDictionary<string, Tensor> learned, IReadOnlyList<string> reset, Architecture architecture, TrainingState state)
    {
        if (reset.Count == 0)
        {
            return learned;
        }

        var parameters = state.Correspondence.Parameters;
        _ = new TranslationNetwork(parameters.Root, state.Generator.Parameters.Root, architecture);
        parameters.EndStep();
        state.Generator.Parameters.EndStep();
        bool Reset(string key) => reset.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
        return learned.Where(pair => !Reset(pair.Key))
            .Concat(parameters.Parameters.Concat(parameters.Buffers).Where(pair => Reset(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.detach().cpu())))
            .ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Builds the network once from the files alone, because a missing parameter would silently be initialised at random.
    /// </summary>
    private static void RequireFit(Architecture architecture, Checkpoint correspondence, Checkpoint generator)
    {
        using var scope = NewDisposeScope();
        using var first = new CheckpointParameters(correspondence, CPU, ScalarType.Float32);
        using var second = new CheckpointParameters(generator, CPU, ScalarType.Float32);
        _ = new TranslationNetwork(new ParameterScope(first), new ParameterScope(second), architecture);
        first.Verify();
        second.Verify();
    }

    private static ModelFolder Read(string path)
    {
        try
        {
            return ManifestReader.Read(path);
        }
        catch (ModelFolderException problem)
        {
            throw new UsageException($"from: {path} is not a model's folder: {problem.Message}");
        }
    }
}
