using CoCosNet.Training.Configuration;

namespace CoCosNet.Training.Runs;

/// <summary>The verb <c>export</c>.</summary>
internal static class ExportCommand
{
    public const string Usage =
        """
        export --config FILE [--run FOLDER] [--out FOLDER]  writes a run's running means as a model folder (default: models/ID)
        """;

    /// <exception cref="UsageException">There is no such run.</exception>
    public static void Run(string[] words)
    {
        var options = new Options(words, "config", "run", "out");
        var config = TrainingConfig.Read(TrainCommand.Required(options, "config"));
        var state = Path.Combine(options.Text("run", Path.Combine("runs", config.Id)), Trainer.StateFile);
        if (!File.Exists(state))
        {
            throw new UsageException($"{state} is not there; train first.");
        }

        var folder = options.Text("out", Path.Combine("models", config.Id));
        ModelExporter.Write(config, TrainCommand.Open(config), state, folder);
        Console.WriteLine($"{folder} is a model folder now.");
    }
}
