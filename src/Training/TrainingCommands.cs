using System.CommandLine;
using CoCosNet.Training.Evaluation;
using CoCosNet.Training.Evaluation.OpenLabels;
using CoCosNet.Training.Evaluation.Photographs;
using CoCosNet.Training.Evaluation.Segmenter;
using CoCosNet.Training.Rendering;
using CoCosNet.Training.Runs;

namespace CoCosNet.Training;

/// <summary>The command line of the trainer.</summary>
internal static class TrainingCommands
{
    /// <summary>Exit code for an invalid command line or unusable files.</summary>
    private const int UsageError = 2;

    /// <returns>The exit code: 0, or 2 if the command line or a file that it names cannot be used.</returns>
    /// <param name="words">The command and its options.</param>
    /// <param name="errors">Receives one message per problem.</param>
    public static int Run(string[] words, TextWriter errors)
    {
        var root = new RootCommand("Trains, exports and evaluates models, and renders scenes.")
        {
            TrainCommand.Create(),
            ExportCommand.Create(),
            EvaluateCommand.Create(),
            LabelSetsCommand.Create(),
            PhotographsCommand.Create(),
            RenderCommand.Create(),
            TrainSegmenterCommand.Create(),
        };
        var parsed = root.Parse(words);
        try
        {
            var code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Error = errors });
            return parsed.Errors.Count > 0 ? UsageError : code;
        }
        catch (UsageException problem)
        {
            errors.WriteLine(problem.Message);
            return UsageError;
        }
    }
}
