using System.CommandLine;
using CoCosNet.Api.Hosting.Start;

namespace CoCosNet.Api.Commands;

/// <summary>The program's commands apart from the server itself.</summary>
internal static class CommandLine
{
    /// <summary>Exit code for an invalid command line.</summary>
    public const int UsageError = 2;

    /// <summary>Whether the arguments start the server, as opposed to a command.</summary>
    public static bool IsServer(IReadOnlyList<string> args) =>
        args.Count == 0 || (args[0] is not ("--help" or "-h" or "-?" or "--version") && (args[0].StartsWith('-') || args[0].Contains('=', StringComparison.Ordinal)));

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "Serves exemplar-based image translation. Without a command the server starts; every setting can be given as --Section:Name=value.")
        {
            KeysCommand.Create(),
            ModelsCommand.Create(),
            DoctorCommand.Create(),
        };
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? UsageError : code;
    }

    /// <summary>Runs a command and reports a failure as one line on standard error.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Action action, TextWriter errors)
    {
        try
        {
            action();
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            errors.WriteLine(StartFailures.OneLine(exception.Message));
            return 1;
        }
    }
}
