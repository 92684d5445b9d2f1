using System.Text.Json;
using CoCosNet.Inference.Networks;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Inference.Weights.Safetensors;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Pool;

/// <summary>A model folder with a network of half the released width and the shipped scenes' classes: what a forward costs does not
/// depend on what was learned.</summary>
internal static class BenchModel
{
    public const string Id = "bench";

    private const int Features = 16;
    private const int Generator = 32;
    private const int Size = 256;

    /// <param name="directory">The folder of model folders.</param>
    /// <param name="classes">The classes of another model there, as its manifest has them.</param>
    public static void Write(string directory, JsonElement classes)
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
            name = "Half the released width",
            architecture = new { labelChannels = labels, featureChannels = Features, generatorChannels = Generator, size = Size, matching = "released" },
            semantics = new { kind = "labels", classes },
            weights = new { correspondence = "correspondence.safetensors", generator = "generator.safetensors" },
        };
        File.WriteAllText(Path.Combine(folder, "model.json"), JsonSerializer.Serialize(manifest));
    }
}
