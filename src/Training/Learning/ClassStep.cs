using CoCosNet.Model.Features;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data.Batches;
using CoCosNet.Training.Learning.Losses;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>A step of what reads the classes of exemplars without a map, and of nothing else: it needs no matches, so that it sees many more
/// pictures in the time of a joint step. Both pictures of an item count.</summary>
internal sealed class ClassStep(TrainingConfig config, TrainingState state, int classes)
{
    private readonly LossTotal _total = new(config.Losses);

    /// <summary>Learns from one batch.</summary>
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
