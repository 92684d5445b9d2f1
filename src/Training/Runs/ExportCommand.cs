using System.CommandLine;
using CoCosNet.Training.Configuration;

namespace CoCosNet.Training.Runs;

/// <summary>The command <c>export</c>.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var config = CommandOptions.Text("--config", "Configuration file");
        var run = CommandOptions.OptionalText("--run", "Folder of the run (default: runs/ID)");
        var output = CommandOptions.OptionalText("--out", "Folder to write (default: models/ID)");
        var command = new Command("export", "Writes a run's running means as a model folder") { config, run, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(config), parsed.GetValue(run), parsed.GetValue(output)));
        return command;
    }

    /// <exception cref="UsageException">The run does not exist.</exception>
    private static void Run(string file, string? run, string? output)
    {
        var config = TrainingConfig.Read(file);
        var state = Path.Combine(run ?? Path.Combine("runs", config.Id), Trainer.StateFile);
        if (!File.Exists(state))
        {
            throw new UsageException($"{state} does not exist; run train first.");
        }

        var folder = output ?? Path.Combine("models", config.Id);
        ModelExporter.Write(config, TrainCommand.Open(config), state, folder);
        Console.WriteLine($"Wrote the model folder {folder}.");
    }
}
