using System.Diagnostics;
using CoCosNet.Inference.Imaging;
using CoCosNet.Model.Weights;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data.Batches;
using CoCosNet.Training.Imaging;
using CoCosNet.Training.Learning;
using CoCosNet.Training.Learning.Losses.Vgg;
using static TorchSharp.torch;

namespace CoCosNet.Training.Runs;

/// <summary>
/// Runs a training in a folder, resuming from its last checkpoint. An interruption loses at most the steps since that checkpoint, and the
/// resumed run repeats them identically.
/// </summary>
internal sealed class Trainer(TrainingConfig config, ItemSources sources, string folder, IProgress<TrainingProgress>? progress = null)
{
    /// <summary>Name of the state file in a run's folder.</summary>
    public const string StateFile = "state.safetensors";

    /// <summary>Name of the plots of <see cref="MetricsLog.FileName"/>.</summary>
    public const string LossesFile = "losses.png";

    private readonly Device _device = cuda.is_available() ? CUDA : CPU;

    /// <summary>Trains until the last stage ends or the token is cancelled, and writes a checkpoint in either case.</summary>
    /// <exception cref="CheckpointException">The state or VGG-19's weights cannot be used.</exception>
    /// <exception cref="IOException">The folder cannot be written, or the disk is full; the last checkpoint is intact.</exception>
    /// <returns>Whether the training is finished.</returns>
    public bool Run(CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using var state = new TrainingState(config, _device, Precision.Resolve(config.Precision, _device));
        var file = Path.Combine(folder, StateFile);
        if (File.Exists(file))
        {
            state.Read(file);
        }
        else if (config.From is { } from)
        {
            StartingWeights.Load(from, config, sources, state);
        }

        using var metrics = new MetricsLog(folder, state.Step);
        using var vgg = config.VggWeights is { } weights ? new VggFeatures(weights, _device, Precision.Resolve(config.Precision, _device)) : null;
        var step = new TrainingStep(config, state, sources.Learned.MapChannels, vgg);
        var classes = new ClassStep(config, state, sources.Learned.MapChannels);
        var sheet = new TrainingSheet(config, sources, _device);
        while (!cancellation.IsCancellationRequested && Schedule.At(config, state.Step) is { } schedule)
        {
            RunStage(schedule, state, step, classes, metrics, sheet, file, cancellation);
        }

        state.Write(file);
        Plot(metrics);
        return Schedule.At(config, state.Step) is null;
    }

    private void RunStage(
        Schedule schedule, TrainingState state, TrainingStep step, ClassStep classes, MetricsLog metrics, TrainingSheet sheet, string file,
        CancellationToken cancellation)
    {
        var stage = schedule.Stage;
        using var refinement = stage.RefinementOnly ? new RefinementOnlyStep(config, state, sources.Learned) : null;
        using var loader = stage.RefinementOnly ? null : new BatchLoader(
            stage.ClassesOnly ? sources.Named : sources.Learned, stage.Batch, new PixelSize(stage.Size, stage.Size), schedule.FirstItem, config.Data.Threads,
            ahead: config.Data.Threads + 2);
        while (!cancellation.IsCancellationRequested && Schedule.At(config, state.Step) is { } now && ReferenceEquals(now.Stage, stage))
        {
            var started = Stopwatch.GetTimestamp();
            using var batch = loader?.Next().ToTensors(_device);
            var temperature = now.Temperature(config.Architecture.Temperature);
            var values = batch is null ? refinement!.Run(stage, now.Rate, temperature)
                : stage.ClassesOnly ? classes.Run(batch, now.Rate)
                : step.Run(batch, stage, now.Rate, temperature);
            RequireFinite(values, state.Step);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            metrics.Add(state.Step, stage, values, seconds, state.Step % config.Reports.MetricsEvery == 0);
            progress?.Report(new TrainingProgress(state.Step, values, stage.Batch / seconds));
            if (batch is not null && !stage.ClassesOnly && state.Step % config.Reports.SheetEvery == 0)
            {
                sheet.Write(state, stage.Size, Path.Combine(folder, $"sheet-{state.Step:d7}.png"));
                Plot(metrics);
            }

            if (state.Step % config.Reports.CheckpointEvery == 0)
            {
                metrics.Flush();
                state.Write(file);
            }
        }
    }

    private void Plot(MetricsLog metrics)
    {
        metrics.Flush();
        LossPlots.Write(Path.Combine(folder, MetricsLog.FileName), Path.Combine(folder, LossesFile));
    }

    private static void RequireFinite(IReadOnlyDictionary<string, double> values, long step)
    {
        foreach (var (name, value) in values)
        {
            if (!double.IsFinite(value))
            {
                throw new InvalidOperationException($"The loss '{name}' is {value} at step {step}: lower the rate, or go back to an older checkpoint.");
            }
        }
    }
}
