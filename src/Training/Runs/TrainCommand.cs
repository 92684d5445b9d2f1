using System.CommandLine;
using System.Runtime.InteropServices;
using CoCosNet.Model.Weights;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data.Folders;
using Spectre.Console;

namespace CoCosNet.Training.Runs;

/// <summary>The command <c>train</c>.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var config = CommandOptions.Text("--config", "Configuration file");
        var output = CommandOptions.OptionalText("--out", "Folder of the run (default: runs/ID)");
        var command = new Command("train", "Trains, or goes on with, the model of a configuration") { config, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(config), parsed.GetValue(output)));
        return command;
    }

    /// <exception cref="UsageException">The configuration, the data or the folder is invalid.</exception>
    private static void Run(string file, string? output)
    {
        var config = TrainingConfig.Read(file);
        var folder = output ?? Path.Combine("runs", config.Id);
        var sources = Open(config);
        using var stopping = new CancellationTokenSource();

        // The first signal ends the step and writes a checkpoint; a second one ends the process.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var finished = WithProgress(config, progress => new Trainer(config, sources, folder, progress).Run(stopping.Token));
            AnsiConsole.WriteLine(finished
                ? $"Finished. Export it: export --config … --run {folder} --out models/{config.Id}"
                : $"Stopped; the same command resumes from {Path.Combine(folder, Trainer.StateFile)}.");
        }
        catch (CheckpointException exception)
        {
            throw new UsageException($"A weights or state file cannot be used: {exception.Message}");
        }
        catch (IOException exception)
        {
            throw new UsageException($"The run's folder cannot be written ({exception.Message}); the last checkpoint is intact, and the same command resumes from it.");
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = !stopping.IsCancellationRequested;
            stopping.Cancel();
        }
    }

    /// <summary>Opens the training data; problems become a readable message.</summary>
    public static ItemSources Open(TrainingConfig config)
    {
        try
        {
            return ItemSources.Open(config);
        }
        catch (TrainingFolderException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static bool WithProgress(TrainingConfig config, Func<IProgress<TrainingProgress>, bool> train)
    {
        var steps = config.Stages.Sum(stage => (long)stage.Steps);
        return AnsiConsole.Progress()
            .AutoRefresh(AnsiConsole.Profile.Capabilities.Interactive)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => train(new ProgressBar(context.AddTask("starting", maxValue: steps), config.Reports.MetricsEvery)));
    }

    /// <summary>Updates the progress display after every step, on the trainer's thread.</summary>
    private sealed class ProgressBar(ProgressTask task, int every) : IProgress<TrainingProgress>
    {
        private double _speed;

        public void Report(TrainingProgress value)
        {
            _speed = _speed == 0 ? value.PicturesPerSecond : (0.95 * _speed) + (0.05 * value.PicturesPerSecond);
            double Loss(string name) => value.Values.GetValueOrDefault(name);
            var text = FormattableString.Invariant(
                $"step {value.Step}  loss {Loss("total"):f2}  warp {Loss("warp"):f3}  class {Loss("class"):f2}  place {Loss("place"):f2}  colours {Loss("colors"):f3}  {_speed:f1} pictures/s");
            task.Description = Markup.Escape(text);
            task.Value = value.Step;
            if (!AnsiConsole.Profile.Capabilities.Interactive && value.Step % every == 0)
            {
                Console.WriteLine(text);
            }
        }
    }
}
