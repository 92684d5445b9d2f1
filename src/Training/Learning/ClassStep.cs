using CoCosNet.Model.Features;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data.Batches;
using CoCosNet.Training.Learning.Losses;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// A training step of the class reader alone. It needs no matching, so it processes many more pictures in the time of a joint step. It uses
/// both pictures of an item.
/// </summary>
internal sealed class ClassStep(TrainingConfig config, TrainingState state, int classes)
{
    private readonly LossTotal _total = new(config.Losses);

    /// <summary>Trains on one batch.</summary>
    /// <returns>The value of the loss, by name.</returns>
    public IReadOnlyDictionary<string, double> Run(BatchTensors batch, double rate)
    {
        using var scope = NewDisposeScope();
        var random = new Random(unchecked((int)((config.Seed * 1_000_003L) + state.Step)));
        var pictures = new LabelledPictures(cat([batch.Exemplar, batch.Truth]), cat([batch.ExemplarMap, batch.Map])).Rearranged(random);
        var parameters = state.Correspondence.Parameters;
        var reader = new ClassReader(parameters.Root.At("classes"), classes);
        _total.Begin();
        _total.Add("labels", 1, CorrespondenceLosses.Labels(reader.forward(parameters.ComputeType, pictures.Pictures), pictures.Maps));
        _total.Sum().backward();
        _total.Note("norm", state.Correspondence.Optimizer.Step(rate, config.Optimizer.LargestNorm));
        parameters.EndStep();
        state.Step++;
        return _total.Values;
    }
}
