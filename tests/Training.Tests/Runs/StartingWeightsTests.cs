using CoCosNet.Model.Networks;
using CoCosNet.Model.Weights;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Learning;
using CoCosNet.Training.Runs;
using TorchSharp;

namespace CoCosNet.Training.Tests.Runs;

/// <summary>A run that begins with a model folder's weights.</summary>
public sealed class StartingWeightsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("from-");
    private readonly TrainingConfig _config = TinyTraining.Config(TinyTraining.Stage(1)) with
    {
        Architecture = TinyTraining.Architecture with { Anchors = true },
    };

    public StartingWeightsTests()
    {
        // As many parameters as a step asks for; what they are is of no matter.
        using var state = NewState(_config);
        _ = new TranslationNetwork(
            state.Correspondence.Parameters.Root, state.Generator.Parameters.Root, _config.ToArchitecture(Sources(_config).Learned.MapChannels, 128, 0.02));
        state.Write(File("state.safetensors"));
        ModelExporter.Write(_config, Sources(_config), File("state.safetensors"), File("model"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Load_ExportedFolder_IsWhatIsExportedAgain()
    {
        var config = _config with { Seed = 99, From = File("model") };
        using (var state = NewState(config))
        {
            StartingWeights.Load(config.From, config, Sources(config), state);
            Assert.Equal(0, state.Step);
            state.Write(File("begun.safetensors"));
        }

        ModelExporter.Write(config, Sources(config), File("begun.safetensors"), File("again"));
        foreach (var weights in new[] { "correspondence.safetensors", "generator.safetensors" })
        {
            Assert.Equal(System.IO.File.ReadAllBytes(File($"model/{weights}")), System.IO.File.ReadAllBytes(File($"again/{weights}")));
        }
    }

    [Fact]
    public void Load_WithAPartReset_TakesOverTheRestAlone()
    {
        var config = _config with { Seed = 99, From = File("model"), Reset = ["classes."] };
        using (var state = NewState(config))
        {
            StartingWeights.Load(config.From, config, Sources(config), state);
            state.Write(File("begun.safetensors"));
        }

        ModelExporter.Write(config, Sources(config), File("begun.safetensors"), File("again"));
        using var before = CheckpointReader.Read(File("model/correspondence.safetensors"), cancellation: TestContext.Current.CancellationToken);
        using var after = CheckpointReader.Read(File("again/correspondence.safetensors"), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(before.Tensors.Keys.Order(), after.Tensors.Keys.Order());
        foreach (var (key, tensor) in before.Tensors.Where(pair => pair.Value.ndim > 1))
        {
            Assert.NotEqual(key.StartsWith("classes.", StringComparison.Ordinal), tensor.bytes.SequenceEqual(after.Tensors[key].bytes));
        }
    }

    [Fact]
    public void Load_OtherArchitecture_ListsWhatDoesNotFit()
    {
        var config = _config with { Architecture = _config.Architecture with { GeneratorChannels = 4 } };
        using var state = NewState(config);
        var problem = Assert.Throws<CheckpointException>(() => StartingWeights.Load(File("model"), config, Sources(config), state));
        Assert.Contains("fc.weight", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoModelFolder_SaysSo()
    {
        using var state = NewState(_config);
        var problem = Assert.Throws<UsageException>(() => StartingWeights.Load(_folder.FullName, _config, Sources(_config), state));
        Assert.StartsWith("from: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherClasses_SaysSo()
    {
        var manifest = File("model/model.json");
        System.IO.File.WriteAllText(manifest, System.IO.File.ReadAllText(manifest).Replace("\"sky\"", "\"heaven\"", StringComparison.Ordinal));
        using var state = NewState(_config);
        var problem = Assert.Throws<UsageException>(() => StartingWeights.Load(File("model"), _config, Sources(_config), state));
        Assert.Contains("classes", problem.Message, StringComparison.Ordinal);
    }

    private string File(string name) => Path.Combine(_folder.FullName, name);

    private static ItemSources Sources(TrainingConfig config) => ItemSources.Open(config);

    private static TrainingState NewState(TrainingConfig config) => new(config, torch.CPU, torch.ScalarType.Float32);
}
