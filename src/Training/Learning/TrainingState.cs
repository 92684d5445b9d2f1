using CoCosNet.Model.Weights;
using CoCosNet.Model.Weights.Safetensors;
using CoCosNet.Training.Configuration;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>Exactly the state that a step changes: after writing and reading it, a run continues bit for bit on the same device.</summary>
internal sealed class TrainingState : IDisposable
{
    private const string StepKey = "step";

    public TrainingState(TrainingConfig config, Device device, ScalarType computeType)
    {
        var optimizer = config.Optimizer;
        var settings = new AdamSettings((float)optimizer.Beta1, (float)optimizer.Beta2, optimizer.MeanDecay, FromLearned: config.From is not null);
        Correspondence = new Learner("correspondence", config.Seed, device, computeType, settings);
        Generator = new Learner("generator", config.Seed + 1, device, computeType, settings);
        Discriminator = new Learner("discriminator", config.Seed + 2, device, computeType, settings);
    }

    public Learner Correspondence { get; }

    public Learner Generator { get; }

    public Learner Discriminator { get; }

    /// <summary>Steps done.</summary>
    public long Step { get; set; }

    private IEnumerable<Learner> Learners => [Correspondence, Generator, Discriminator];

    /// <summary>Writes the file atomically: it is always the complete old or the complete new one.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written; the old file is untouched.</exception>
    public void Write(string file)
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor> { [StepKey] = tensor(new[] { Step }) };
        foreach (var learner in Learners)
        {
            tensors[$"{learner.Name}/steps"] = tensor(new[] { learner.Optimizer.Steps });
            foreach (var (key, value) in learner.State())
            {
                tensors[key] = value;
            }
        }

        SafetensorsWriter.Write(file, tensors);
    }

    /// <summary>Reads a file of <see cref="Write"/>.</summary>
    /// <exception cref="CheckpointException">The file is damaged or belongs to another network.</exception>
    public void Read(string file)
    {
        using var checkpoint = CheckpointReader.Read(file);
        Step = checkpoint.Tensors[StepKey].ToInt64();
        foreach (var learner in Learners)
        {
            learner.Optimizer.Steps = checkpoint.Tensors[$"{learner.Name}/steps"].ToInt64();
            learner.Read(checkpoint.Tensors);
        }
    }

    public void Dispose()
    {
        foreach (var learner in Learners)
        {
            learner.Dispose();
        }
    }
}
