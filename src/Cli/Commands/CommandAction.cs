using System.CommandLine;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Cli.Sessions;

namespace CoCosNet.Cli.Commands;

/// <summary>Runs the work of a command: opens the session that its options name, and reports a failure in one line.</summary>
internal static class CommandAction
{
    /// <summary>Sets the action of a command.</summary>
    /// <param name="command">The command, which has the options of <see cref="SessionOptions"/>.</param>
    /// <param name="work">The action, which returns the exit code.</param>
    public static void Runs(this Command command, Func<ParseResult, Session, CancellationToken, Task<ExitCode>> work) =>
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, work, cancellationToken));

    private static async Task<int> RunAsync(
        ParseResult parsed, Func<ParseResult, Session, CancellationToken, Task<ExitCode>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await Session.OpenAsync(parsed, cancellationToken);
            return (int)await work(parsed, session, cancellationToken);
        }
        catch (Exception exception)
        {
            var (code, message) = Failures.Describe(exception);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(message);
            return (int)code;
        }
    }
}
