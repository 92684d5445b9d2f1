using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Refined;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data;
using CoCosNet.Training.Learning.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// Training steps of the recurrent refinement alone: features are fixed and cached, no warp is scored and no picture is generated.
/// </summary>
internal sealed class RefinementOnlyStep(TrainingConfig config, TrainingState state, IItemSource source) : IDisposable
{
    private readonly LossTotal _total = new(config.Losses);
    private EncodedPairs? _pairs;

    /// <summary>Trains on items drawn by seed and step.</summary>
    /// <returns>The value of the loss, by name, and the median error of each iteration's estimate in pixels of the full size.</returns>
    public IReadOnlyDictionary<string, double> Run(StageConfig stage, double rate, double temperature)
    {
        using var scope = NewDisposeScope();
        var random = new Random(unchecked((int)((config.Seed * 1_000_003L) + state.Step)));
        var architecture = config.ToArchitecture(source.MapChannels, stage.Size, temperature);
        _pairs ??= new EncodedPairs(config, state, source, architecture);
        var pairs = _pairs.Draw(stage.Batch, random);

        // The finest level has no GRU, so it is omitted: the pictures are halved and the level below becomes the finest.
        var steps = new List<RefinementStep>();
        var parameters = state.Correspondence.Parameters;
        var matching = new RefinedMatching(parameters.Root.At("refinement"), architecture, step => steps.Add(TrainingStep.Outlive(step, scope)));
        new CoarseToFine(matching, architecture.Temperature).Match(pairs.Theta, pairs.Phi, pairs.Exemplar);

        _total.Begin();
        _total.Add("refinement", 1, RefinementLosses.Sequence(steps, pairs.Flow, pairs.FlowMask));
        _total.Sum().backward();
        NoteErrors(steps, pairs);
        _total.Note("norm", state.Correspondence.Optimizer.Step(rate, config.Optimizer.LargestNorm));
        parameters.EndStep();
        state.Step++;
        return _total.Values;
    }

    public void Dispose() => _pairs?.Dispose();

    private void NoteErrors(List<RefinementStep> steps, EncodedPair pairs)
    {
        using var gradients = no_grad();
        foreach (var step in steps)
        {
            var factor = (int)(pairs.FlowMask.shape[2] / step.Positions.shape[2]);
            var targets = FlowTargets.At(pairs.Flow, pairs.FlowMask, factor);
            var known = RefinementLosses.Distance(step, targets, factor).masked_select(targets.Mask.to(ScalarType.Bool));
            if (known.numel() > 0)
            {
                _total.Note($"error {step.Level}.{step.Iteration}", known.median().ToDouble());
            }
        }
    }
}
