using CoCosNet.Contracts.Translations;
using Spectre.Console;

namespace CoCosNet.Cli.Output;

/// <summary>Shows the progress of a translation as a bar on standard error if that is a terminal.</summary>
internal static class ProgressDisplay
{
    /// <param name="isWanted">Whether the user wants to see it.</param>
    /// <param name="work">The work. Its argument receives progress, and is null if no progress is shown.</param>
    public static Task<T> RunAsync<T>(bool isWanted, Func<IProgress<TranslationProgress>?, Task<T>> work)
    {
        if (!isWanted || Console.IsErrorRedirected)
        {
            return work(null);
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask("starting", maxValue: 1))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<TranslationProgress>
    {
        public void Report(TranslationProgress value)
        {
            task.Description = value.Stage switch
            {
                TranslationStage.Queue => "waiting",
                TranslationStage.Decode => "reading files",
                TranslationStage.Features => "features",
                TranslationStage.Match => "matching",
                TranslationStage.Generate => "painting",
                TranslationStage.Encode => "writing files",
                _ => "working",
            };
            task.Value = value.Fraction;
        }
    }
}
