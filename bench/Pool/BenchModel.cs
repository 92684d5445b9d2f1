using System.Text.Json;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Weights.Safetensors;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Pool;

/// <summary>A model folder with the released network and the shipped scenes' classes: what a forward costs does not depend on what was
/// learned.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Features">nef.</param>
/// <param name="Generator">ngf.</param>
/// <param name="Size">Longer side of its pictures.</param>
internal sealed record BenchModel(string Id, int Features, int Generator, int Size)
{
    /// <summary>Half as wide as the released one, at half its size.</summary>
    public static BenchModel Half { get; } = new("half", 16, 32, 256);

    /// <summary>As wide as the released one, at its size.</summary>
    public static BenchModel Released { get; } = new("released", 32, 64, 512);

    /// <param name="directory">The folder of model folders.</param>
    /// <param name="classes">The classes of another model there, as its manifest has them.</param>
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
