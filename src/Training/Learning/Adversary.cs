using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data.Batches;
using CoCosNet.Training.Learning.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// The adversarial part of a training step: the discriminator learns to distinguish generated pictures from truths, then its verdict trains
/// the generator.
/// </summary>
/// <param name="config">Loss weights and the discriminator's shape.</param>
/// <param name="learner">Parameters of the discriminator.</param>
/// <param name="mapChannels">Channels of the semantic map.</param>
/// <param name="total">Sum to which the losses are added.</param>
internal sealed class Adversary(TrainingConfig config, Learner learner, int mapChannels, LossTotal total)
{
    /// <param name="batch">Map and truth.</param>
    /// <param name="image">Generated picture, without gradient.</param>
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
    /// <param name="image">Generated picture, with the generator's gradient.</param>
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
