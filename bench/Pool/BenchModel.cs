using System.Text.Json;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Weights.Safetensors;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Pool;

/// <summary>
/// A model folder with the released network and the shipped scenes' classes: the cost of a forward pass does not depend on the weights.
/// </summary>
/// <param name="Id">Id of the model.</param>
/// <param name="Features">nef.</param>
/// <param name="Generator">ngf.</param>
/// <param name="Size">Longer side of its pictures.</param>
internal sealed record BenchModel(string Id, int Features, int Generator, int Size)
{
    /// <summary>Half the width and half the size of the released network.</summary>
    public static BenchModel Half { get; } = new("half", 16, 32, 256);

    /// <summary>Width and size of the released network.</summary>
    public static BenchModel Released { get; } = new("released", 32, 64, 512);

    /// <param name="directory">The folder of model folders.</param>
    /// <param name="classes">Classes from the manifest of another model in that folder.</param>
    public void Write(string directory, JsonElement classes)
    {
        var folder = Directory.CreateDirectory(Path.Combine(directory, Id)).FullName;
        var labels = classes.GetArrayLength();
        using var scope = NewDisposeScope();
        using var correspondence = new FormulaParameters(7, "Corr");
        using var generator = new FormulaParameters(7, "G");
        _ = new TranslationNetwork(correspondence.Root, generator.Root, new Architecture
        {
            LabelChannels = labels,
            FeatureChannels = Features,
            GeneratorChannels = Generator,
            Size = Size,
        });
        SafetensorsWriter.Write(Path.Combine(folder, "correspondence.safetensors"), correspondence.Taken);
        SafetensorsWriter.Write(Path.Combine(folder, "generator.safetensors"), generator.Taken);
        var manifest = new
        {
            id = Id,
            name = Id,
            architecture = new { labelChannels = labels, featureChannels = Features, generatorChannels = Generator, size = Size, matching = "released" },
            semantics = new { kind = "labels", classes },
            weights = new { correspondence = "correspondence.safetensors", generator = "generator.safetensors" },
        };
        File.WriteAllText(Path.Combine(folder, "model.json"), JsonSerializer.Serialize(manifest));
    }
}
