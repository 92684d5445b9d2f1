using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data.Batches;
using CoCosNet.Training.Data.Scenes;
using CoCosNet.Training.Learning;
using CoCosNet.Training.Tests.Runs;
using TorchSharp;

namespace CoCosNet.Training.Tests.Learning;

public sealed class RepeatedStepTests
{
    /// <summary>What a resumed run rests on: the same state and batch give the same bits.</summary>
    [Theory]
    [InlineData(torch.ScalarType.Float32)]
    [InlineData(torch.ScalarType.BFloat16)]
    public void Run_SameStepsAgain_ChangesEveryTensorAlike(torch.ScalarType type)
    {
        var stage = TinyTraining.Stage(steps: 3);
        var (one, other) = (Steps(stage, type), Steps(stage, type));
        for (var step = 0; step < one.Length; step++)
        {
            var different = one[step].Keys.Where(name => !one[step][name].AsSpan().SequenceEqual(other[step][name]));
            Assert.True(!different.Any(), $"After step {step + 1} these differ: {string.Join(", ", different)}");
        }
    }

    private static SortedDictionary<string, byte[]>[] Steps(StageConfig stage, torch.ScalarType type)
    {
        var config = TinyTraining.Config(stage);
        var items = new SceneItems(3, SceneSplit.Training, new SceneItemSettings());
        var size = new PixelSize(stage.Size, stage.Size);
        using var state = new TrainingState(config, torch.CPU, type);
        var step = new TrainingStep(config, state, items.MapChannels);
        return [.. Enumerable.Range(0, stage.Steps).Select(number =>
        {
            using var scope = torch.NewDisposeScope();
            using var batch = new TrainingBatch(0, [items.Item(2 * number, size), items.Item((2 * number) + 1, size)]).ToTensors(torch.CPU);
            step.Run(batch, stage, stage.Rate, temperature: 0.06);
            var learners = new[] { state.Correspondence, state.Generator, state.Discriminator };
            return new SortedDictionary<string, byte[]>(
                learners.SelectMany(learner => learner.State()).ToDictionary(pair => pair.Key, pair => pair.Value.bytes.ToArray()), StringComparer.Ordinal);
        })];
    }
}
