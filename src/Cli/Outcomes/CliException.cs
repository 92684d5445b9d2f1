namespace CoCosNet.Cli.Outcomes;

/// <summary>An expected failure: the exit code, and one sentence that says what to do.</summary>
internal sealed class CliException(ExitCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    public ExitCode Code { get; } = code;
}
