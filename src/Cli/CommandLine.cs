using System.CommandLine;
using System.CommandLine.Help;
using CoCosNet.Cli.Commands;
using CoCosNet.Cli.Outcomes;

namespace CoCosNet.Cli;

/// <summary>The program's commands.</summary>
internal static class CommandLine
{
    /// <returns>The process's exit code, an <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Translates semantic maps into pictures with an exemplar's look: on this machine, or on a server (--server).")
        {
            TranslateCommand.Create(),
            TranslateCommand.CreateRestyle(),
            WatchCommand.Create(),
            ModelsCommand.Create(),
            BenchCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0 || parsed.Action is HelpAction)
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        await Console.Error.WriteLineAsync($"'{(args.Length > 0 && !args[0].StartsWith('-') ? $"{args[0]} " : "")}--help' lists what there is.");
        return (int)ExitCode.Usage;
    }
}
