using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data.Batches;
using CoCosNet.Training.Learning.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>The discriminator's part of a step: it learns to tell pictures from truths, then the generator hears what it thinks.</summary>
/// <param name="config">Weights of the losses, the discriminator's shape.</param>
/// <param name="learner">The discriminator's parameters.</param>
/// <param name="mapChannels">Of the semantic map.</param>
/// <param name="total">What the losses are added to.</param>
internal sealed class Adversary(TrainingConfig config, Learner learner, int mapChannels, LossTotal total)
{
    /// <param name="batch">Map and truth.</param>
    /// <param name="image">What the generator made of them, without gradient.</param>
    /// <param name="rate">Learning rate.</param>
    public void Train(BatchTensors batch, Tensor image, double rate)
    {
        learner.Parameters.Iterates = true;
        var judge = Discriminator();
        var loss = PictureLosses.Judge(judge.forward(batch.Map, batch.Truth), judge.forward(batch.Map, image));
        loss.backward();
        learner.Optimizer.Step(rate, config.Optimizer.LargestNorm);
        learner.Parameters.EndStep();
        total.Note("judge", loss.ToDouble());
    }

    /// <param name="batch">Map and truth.</param>
    /// <param name="image">With the generator's gradient.</param>
    public void Persuade(BatchTensors batch, Tensor image)
    {
        learner.Parameters.Iterates = false;
        var judge = Discriminator();
        var fake = judge.forward(batch.Map, image);
        Tensor[][] real;
        using (no_grad())
        {
            real = judge.forward(batch.Map, batch.Truth);
        }

        total.Add("adversarial", config.Losses.Adversarial, PictureLosses.Persuade(fake));
        total.Add("features", config.Losses.Features, PictureLosses.Features(real, fake));
    }

    private Discriminator Discriminator() =>
        new(learner.Parameters.Root, mapChannels + 3, config.Optimizer.DiscriminatorChannels, config.Optimizer.DiscriminatorScales);
}
