using CoCosNet.Training.Configuration;

namespace CoCosNet.Training.Tests.Runs;

/// <summary>Configurations of networks that are as small as they can be.</summary>
internal static class TinyTraining
{
    public static TrainedArchitecture Architecture { get; } = new()
    {
        FeatureChannels = 4,
        GeneratorChannels = 2,
        EncoderSpadeChannels = 4,
        GeneratorSpadeChannels = 4,
        RefinementChannels = 4,
        Iterations = 1,
        Size = 128,
    };

    public static OptimizerConfig Optimizer { get; } = new() { DiscriminatorChannels = 2, MeanDecay = 0.9 };

    public static StageConfig Stage(int steps, bool adversarial = true) =>
        new() { Size = 64, Batch = 2, Steps = steps, Rate = 2e-3, FirstTemperature = 0.06, Adversarial = adversarial };

    public static TrainingConfig Config(params StageConfig[] stages) => new()
    {
        Id = "tiny",
        Name = "Tiny",
        Architecture = Architecture,
        Optimizer = Optimizer,
        Stages = stages,
    };
}
