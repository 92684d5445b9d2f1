using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Data.Batches;
using CoCosNet.Training.Data.Scenes;
using CoCosNet.Training.Learning;
using CoCosNet.Training.Tests.Runs;
using TorchSharp;

namespace CoCosNet.Training.Tests.Learning;

public sealed class RefinementGradientTests
{
    private const string Refinement = "refinement.";

    /// <summary>In the released code no gradient reaches them; without one, they would be exported as they were drawn.</summary>
    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    public void Run_OneStep_MovesEveryParameterOfTheGru(float warpedShare)
    {
        var stage = TinyTraining.Stage(steps: 1);
        var config = TinyTraining.Config(stage);
        var items = new SceneItems(3, SceneSplit.Training, new SceneItemSettings { WarpedShare = warpedShare });
        var size = new PixelSize(stage.Size, stage.Size);
        using var scope = torch.NewDisposeScope();
        using var batch = new TrainingBatch(0, [items.Item(0, size), items.Item(1, size)]).ToTensors(torch.CPU);
        using var state = new TrainingState(config, torch.CPU, torch.float32);
        var values = new TrainingStep(config, state, items.MapChannels).Run(batch, stage, stage.Rate, temperature: 0.06);
        Assert.True(values["refinement"] > 0);

        // After one step Adam's first moment is the gradient but for a factor.
        var learner = state.Correspondence;
        var moments = learner.Optimizer.State().ToDictionary(pair => pair.Key, pair => pair.Value);
        var names = learner.Parameters.Parameters.Keys.Where(name => name.StartsWith(Refinement, StringComparison.Ordinal)).ToList();
        Assert.Equal(18, names.Count);
        Assert.DoesNotContain(names, name => Largest(moments[$"first.{name}"]) == 0);

        using var fresh = new TrainedParameters(config.Seed, torch.CPU, torch.float32);
        Assert.DoesNotContain(names, name => Largest(learner.Parameters.Parameters[name].sub(First(name))) == 0);

        torch.Tensor First(string name) => fresh.Take(name, learner.Parameters.Parameters[name].shape);
    }

    private static float Largest(torch.Tensor tensor) => tensor.detach().abs().max().ToSingle();
}
