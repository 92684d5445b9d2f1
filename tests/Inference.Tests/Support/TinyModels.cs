using System.Text.Json;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Weights.Safetensors;
using TorchSharp;

namespace CoCosNet.Inference.Tests.Support;

/// <summary>Model folders with tiny networks whose weights the golden formula makes: real files for real loading.</summary>
internal static class TinyModels
{
    public static Architecture Architecture(int labelChannels, int iterations = 1) => new()
    {
        LabelChannels = labelChannels,
        FeatureChannels = 4,
        GeneratorChannels = 2,
        Size = 128,
        Iterations = iterations,
        PropagationOrder = string.Concat(Enumerable.Repeat('h', iterations)),
    };

    /// <summary>What <see cref="Write"/> writes: the released hidden layers of 128 channels would take most of each test's time.</summary>
    public static Architecture Written(int labelChannels) => Architecture(labelChannels) with { EncoderSpadeChannels = 8, GeneratorSpadeChannels = 8 };

    /// <summary>Writes <c>model.json</c> and two safetensors files into a new folder <paramref name="id"/>.</summary>
    /// <param name="directory">The folder of model folders.</param>
    /// <param name="id">Name of folder and model.</param>
    /// <param name="semantics">The manifest's <c>semantics</c>.</param>
    /// <param name="labelChannels">Channels that the semantics have.</param>
    /// <param name="exemplarMap"><c>required</c> or <c>optional</c>.</param>
    public static string Write(string directory, string id, object semantics, int labelChannels, string exemplarMap = "required")
    {
        var folder = Directory.CreateDirectory(Path.Combine(directory, id)).FullName;
        var architecture = Written(labelChannels);
        using var scope = torch.NewDisposeScope();
        using var correspondence = new FormulaParameters(7, "Corr");
        using var generator = new FormulaParameters(7, "G");
        _ = new TranslationNetwork(correspondence.Root, generator.Root, architecture);
        SafetensorsWriter.Write(Path.Combine(folder, "correspondence.safetensors"), correspondence.Taken);
        SafetensorsWriter.Write(Path.Combine(folder, "generator.safetensors"), generator.Taken);
        var manifest = new
        {
            id,
            name = $"Tiny {id}",
            architecture = new
            {
                labelChannels,
                featureChannels = architecture.FeatureChannels,
                generatorChannels = architecture.GeneratorChannels,
                size = architecture.Size,
                iterations = architecture.Iterations,
                propagationOrder = architecture.PropagationOrder,
                encoderSpadeChannels = architecture.EncoderSpadeChannels,
                generatorSpadeChannels = architecture.GeneratorSpadeChannels,
                matching = "released",
            },
            semantics,
            weights = new { correspondence = "correspondence.safetensors", generator = "generator.safetensors" },
            exemplarMap,
        };
        File.WriteAllText(Path.Combine(folder, "model.json"), JsonSerializer.Serialize(manifest));
        return folder;
    }
}
